import type { Day } from '@trienkhai/kernel/day';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import type { Level, LinkKind, Stage } from '@trienkhai/kernel/vocabulary';
import type { DirectiveDraft, DirectiveFacts } from './directive-facts.ts';

/** Calendar days after the day of issue by which a level is to have reached a stage. */
export interface TargetDays {
  readonly stage: Stage;
  readonly level: Level;
  readonly days: number;
}

interface OfDirective {
  readonly directiveId: string;
}
interface Link {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: LinkKind;
}
interface Supersession extends OfDirective {
  readonly byId: string;
  readonly on: Day;
}
interface Recall extends OfDirective {
  readonly on: Day;
  readonly reason: string;
}

export type DirectiveEvent =
  | (OfDirective & {
      readonly type: 'DirectiveRegistered';
      readonly facts: DirectiveFacts;
      readonly sample: boolean;
      readonly warnings: readonly string[];
    })
  | (OfDirective & {
      readonly type: 'DirectiveCorrected';
      readonly facts: DirectiveFacts;
      readonly reason: string;
    })
  | (Link & { readonly type: 'DirectivesLinked' })
  | (Link & { readonly type: 'DirectivesUnlinked'; readonly reason: string })
  | (OfDirective & { readonly type: 'CitationAliasAdded'; readonly text: string })
  | (OfDirective & { readonly type: 'TargetDaysSet'; readonly targets: readonly TargetDays[] })
  | (Supersession & { readonly type: 'DirectiveSuperseded' })
  | (Recall & { readonly type: 'DirectiveRecalled' })
  | (OfDirective & { readonly type: 'RegistrationAbandoned'; readonly registerKey: string });

export interface RegisterDirective extends OfDirective {
  readonly type: 'RegisterDirective';
  readonly draft: DirectiveDraft;
  readonly sample: boolean;
}
export interface CorrectDirective extends OfDirective {
  readonly type: 'CorrectDirective';
  readonly draft: DirectiveDraft;
  readonly reason: string;
}
export interface LinkDirectives extends Link {
  readonly type: 'LinkDirectives';
}
export interface UnlinkDirectives extends Link {
  readonly type: 'UnlinkDirectives';
  readonly reason: string;
}
export interface AddCitationAlias extends OfDirective {
  readonly type: 'AddCitationAlias';
  readonly text: string;
}
export interface SetTargetDays extends OfDirective {
  readonly type: 'SetTargetDays';
  readonly targets: readonly TargetDays[];
}
export interface SupersedeDirective extends Supersession {
  readonly type: 'SupersedeDirective';
}
export interface RecallDirective extends Recall {
  readonly type: 'RecallDirective';
}
/** Closes a stream whose registration never got beyond its number. */
export interface AbandonRegistration extends OfDirective {
  readonly type: 'AbandonRegistration';
  readonly registerKey: string;
}
/** Takes the id of a correction that never got beyond its number, so that it can no longer be recorded. */
export interface AbandonCorrection extends OfDirective {
  readonly type: 'AbandonCorrection';
}
export type DirectiveCommand =
  | RegisterDirective
  | CorrectDirective
  | LinkDirectives
  | UnlinkDirectives
  | AddCitationAlias
  | SetTargetDays
  | SupersedeDirective
  | RecallDirective
  | AbandonRegistration
  | AbandonCorrection;

export interface RegisteredDirective {
  readonly status: 'registered';
  readonly facts: DirectiveFacts;
  readonly sample: boolean;
  /** Numbers that it held before; they are released. */
  readonly formerKeys: readonly string[];
  readonly links: readonly Pick<Link, 'toId' | 'kind'>[];
  readonly aliases: readonly string[];
  readonly targets: readonly TargetDays[];
  readonly superseded?: Pick<Supersession, 'byId' | 'on'> | undefined;
  readonly recalledOn?: Day | undefined;
}
export type DirectiveState = { readonly status: 'none' | 'abandoned' } | RegisteredDirective;

export interface DirectiveContext extends FactContext {
  /** Other directives that the command names, where they are registered. */
  readonly registered: (id: string) => RegisteredDirective | undefined;
  /** The account that acts. */
  readonly principal: { readonly actor: string };
  /** Accounts that registered or corrected the document that shall take another's place. */
  readonly writers: readonly string[];
}

/** For commands that name no other directive. */
export const NO_OTHERS: Pick<DirectiveContext, 'registered' | 'writers'> = {
  registered: () => undefined,
  writers: [],
};
