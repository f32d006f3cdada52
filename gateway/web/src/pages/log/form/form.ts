import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Day } from '@trienkhai/kernel/day';
import type { CommandName } from '../../../commands/command.ts';
import type { Remainder } from './remainder.ts';

/** What was written, as it was typed, so that nothing is lost while it does not read yet. */
export type Value = string | readonly string[] | readonly Values[] | Values;
export interface Values {
  readonly [name: string]: Value | undefined;
}

/** One thing that a form asks for; it bears the name that it has in the input of the command. */
export type Field = FieldOf & {
  readonly name: string;
  readonly label: BilingualText;
  readonly hint?: BilingualText;
  readonly required?: boolean;
  /** Only asked for, and only sent, where this is true of what stands beside it. */
  readonly when?: (beside: Values) => boolean;
  /** Says which record it is about: a correction cannot change it. */
  readonly identity?: boolean;
  /** Only said when it is first recorded; corrections take no such field. */
  readonly once?: boolean;
  /** Seldom needed: it waits folded up below the others. */
  readonly more?: boolean;
  /** Its name in what is recorded, where the usual one is another. */
  readonly stored?: string;
};

export type Option = readonly [value: string, label: BilingualText];

type FieldOf =
  | { readonly type: 'text' | 'day' | 'count' | 'decimal' | 'flag' }
  | { readonly type: 'period' }
  /** An account of an office, in free text. */
  | { readonly type: 'account' }
  /** Several texts, one on each line; `key`: the command takes each as an object with this one field. */
  | { readonly type: 'lines'; readonly key?: string }
  /** Id of another record: nobody writes it, a correction leaves it as it stands. */
  | { readonly type: 'kept' }
  | { readonly type: 'directive' }
  | { readonly type: 'directives' | 'units' }
  /** `among`: one of these; absent: any that is found by its name. */
  | { readonly type: 'unit'; readonly among?: readonly string[] }
  /** One of those that wait for the board. */
  | { readonly type: 'task' }
  /** Several of those that the board recorded lately. */
  | { readonly type: 'facts' }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  /** Several of a closed list. */
  | { readonly type: 'choices'; readonly options: readonly Option[] }
  /** One of the usual words or another one, kept in lower-case Latin words. */
  | { readonly type: 'kind'; readonly options: readonly Option[] }
  /** Several of them, one on each line. */
  | { readonly type: 'kinds'; readonly options: readonly Option[] }
  | { readonly type: 'group'; readonly of: readonly Field[] }
  | { readonly type: 'rows'; readonly of: readonly Field[]; readonly each: BilingualText }
  /** A number under each criterion. */
  | { readonly type: 'points'; readonly of: readonly Criterion[] }
  /** Nothing to fill in: what the figures beside it leave open. */
  | { readonly type: 'remainder'; readonly of: (beside: Values) => readonly Remainder[] };

/** What members of a cluster score each other by. */
export interface Criterion {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: number;
}

export type FieldType = Field['type'];
export type FieldNamed<Type extends FieldType> = Extract<Field, { readonly type: Type }>;

/** What a form may begin with. */
export interface Start {
  readonly unit: string;
  readonly today: Day;
}

/** One screen on which a board says what it did. */
export interface Form {
  readonly name: string;
  readonly title: BilingualText;
  readonly command: CommandName;
  readonly fields: readonly Field[];
  readonly start?: (start: Start) => Values;
  /** The field with the day on which the units that are searched for stand. */
  readonly day?: string;
  /** The least that the command takes, by which the account hears whether it may; absent: whoever records may. */
  readonly rehearsal?: (start: Start) => Input;
  /** The record that it would add to, and what is in its way there; absent: its correction says so. */
  readonly meets?: {
    readonly record: (written: Values) => string | undefined;
    readonly find: (stored: Stored) => Stored | undefined;
  };
  /** How the ids of what it makes begin, where nothing like it can be corrected. */
  readonly makes?: string;
  /** Absent: nothing like it can be corrected. */
  readonly correction?: Correction;
  /**
   * Said of a record that stands, and no correction of it: it adds something to it, or replaces a part of it
   * as a whole. `correction` says of which records.
   */
  readonly further?: 'adds' | 'replaces';
  /** The fields, where they follow from what stands. */
  readonly fieldsOf?: (found: Stored) => readonly Field[];
}

export type Input = Readonly<Record<string, unknown>>;

/** A record, or one year of it. */
export interface Subject {
  readonly id: string;
  readonly year?: number | undefined;
}

/** A record as its history tells it, under the names of the store. */
export type Stored = Readonly<Record<string, unknown>>;

/** How something that was recorded with a form is put right. */
export interface Correction {
  readonly command: CommandName;
  /** How the ids of such records begin. */
  readonly prefix: string;
  /** It is about one year of the record. */
  readonly yearly?: true;
  /** What stands around the fields of the form in the store, as the history names it. */
  readonly around?: RegExp;
  /** As in the form, of the record. */
  readonly rehearsal?: (about: Subject & Start) => Input;
  /** The field of the input that takes the id; absent: the fields of the form say which record it is. */
  readonly id?: string;
  /** What the command asks for besides. */
  readonly besides?: Input;
  /** Finds in a record what this form is about; undefined: it is about something else. */
  readonly find?: (stored: Stored, year: number | undefined) => Stored | undefined;
  /** Why it cannot be put right as it stands; undefined: it can. */
  readonly barred?: (stored: Stored) => BilingualText | undefined;
  /** Absent: it cannot be taken back. `besides`: what tells it from a correction. */
  readonly withdrawal?: {
    readonly command: CommandName;
    readonly besides?: Input;
  };
}
