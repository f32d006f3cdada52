import { symbolKey } from '@trienkhai/kernel/document-symbol/register';
import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import {
  LEVELS,
  LINK_KINDS,
  STAGES,
  type Level,
  type LinkKind,
  type Stage,
} from '@trienkhai/kernel/vocabulary';
import {
  flag,
  lean,
  maybeNumber,
  maybePart,
  maybeText,
  parts,
  requiredPart,
  requiredText,
  text,
  texts,
  word,
  type Data,
} from './data.ts';
import { at, contribute, everyValue, lastStanding, union, type View } from './view.ts';

export interface DirectiveFacts {
  readonly symbol?: string;
  readonly type: string;
  readonly title: string;
  readonly issuerId: string;
  readonly issuedOn?: string;
  readonly term?: number;
  readonly year?: number;
  readonly source?: { readonly url?: string; readonly fileName?: string; readonly sha256?: string };
  readonly addressees?: { readonly levels: readonly Level[]; readonly unitIds: readonly string[] };
  readonly registerKey?: string;
  /** Absent: open. */
  readonly access?: 'ADDRESSEES';
}

export interface DirectiveLink {
  readonly kind: LinkKind;
  readonly toId: string;
}

export interface TargetDays {
  readonly stage: Stage;
  readonly level: Level;
  readonly days: number;
}

export interface DirectiveValue {
  readonly facts: DirectiveFacts;
  readonly sample: boolean;
  readonly warnings: readonly string[];
  readonly aliases: readonly string[];
  readonly links: readonly DirectiveLink[];
  readonly targets: readonly TargetDays[];
  readonly superseded?: { readonly byId: string; readonly on: string };
  readonly recalled?: { readonly on: string; readonly reason: string };
}

export type DirectiveView = View<DirectiveValue>;

/** Directives by stream: facts, aliases, outgoing links, target days, what became of them. */
export const directives = {
  name: 'directives',
  contexts: ['directives'],
  accepts: (event: Pick<RecordedEvent, 'streamId'>) => event.streamId.startsWith('directive:'),
  project(view: DirectiveView | null, event: RecordedEvent): DirectiveView | null {
    const change = CHANGES[event.type];
    return change ? contribute(view, event, change(standing(view), event.data)) : view;
  },
  lookup(view: DirectiveView): Readonly<Record<string, unknown>> {
    const values = everyValue(view);
    return {
      symbols: union(
        values.map(({ facts }) => (facts.symbol ? [symbolKey(facts.symbol) ?? facts.symbol] : [])),
      ),
      issuers: union(values.map(({ facts }) => [facts.issuerId])),
      linksTo: union(values.map(({ links }) => links.map((link) => link.toId))),
      sample: values.some((value) => value.sample),
    };
  },
  indexes: [{ 'ix.symbols': 1 }] as const,
  /** A link changes both ends. */
  topics: (view: DirectiveView): readonly string[] => [
    view.id,
    'directives',
    ...union(everyValue(view).map(({ links }) => links.map((link) => link.toId))),
  ],
};

type Change = (before: DirectiveValue | undefined, data: Data) => DirectiveValue | null;

const CHANGES: Readonly<Record<string, Change>> = {
  'trienkhai.directives.v1.DirectiveRegistered': (_, data) => ({
    ...NOTHING,
    facts: readFacts(requiredPart(data, 'facts')),
    sample: flag(data, 'sample'),
    warnings: texts(data, 'warnings'),
  }),
  'trienkhai.directives.v1.DirectiveCorrected': (before, data) => ({
    ...(before ?? NOTHING),
    facts: readFacts(requiredPart(data, 'facts')),
  }),
  'trienkhai.directives.v1.DirectivesLinked': revise((before, data) => ({
    links: [...otherLinks(before, data), readLink(data)],
  })),
  'trienkhai.directives.v1.DirectivesUnlinked': revise((before, data) => ({
    links: otherLinks(before, data),
  })),
  'trienkhai.directives.v1.CitationAliasAdded': revise((before, data) => ({
    aliases: [...before.aliases.filter((alias) => alias !== text(data, 'text')), text(data, 'text')],
  })),
  'trienkhai.directives.v1.TargetDaysSet': revise((_, data) => ({
    targets: parts(data, 'targets', readTarget).flatMap((each) => each ?? []),
  })),
  'trienkhai.directives.v1.DirectiveSuperseded': revise((_, data) => ({
    superseded: { byId: text(data, 'byId'), on: text(data, 'on') },
  })),
  'trienkhai.directives.v1.DirectiveRecalled': revise((_, data) => ({
    recalled: { on: text(data, 'on'), reason: text(data, 'reason') },
  })),
  'trienkhai.directives.v1.RegistrationAbandoned': () => null,
};

const NOTHING: DirectiveValue = {
  facts: { type: '', title: '', issuerId: '' },
  sample: false,
  warnings: [],
  aliases: [],
  links: [],
  targets: [],
};

function standing(view: DirectiveView | null): DirectiveValue | undefined {
  return view ? (at(view)?.value ?? lastStanding(view)) : undefined;
}

function revise(part: (before: DirectiveValue, data: Data) => Partial<DirectiveValue>): Change {
  return (before = NOTHING, data) => ({ ...before, ...part(before, data) });
}

function readFacts(data: Data): DirectiveFacts {
  const source = maybePart(data, 'source');
  const addressees = maybePart(data, 'addressees');
  return lean({
    symbol: maybeText(data, 'symbol'),
    type: text(data, 'type'),
    title: text(data, 'title'),
    issuerId: requiredText(data, 'issuerId'),
    issuedOn: maybeText(data, 'issuedOn'),
    term: maybeNumber(data, 'term'),
    year: maybeNumber(data, 'year'),
    source: source && lean(readSource(source)),
    addressees: addressees && {
      levels: texts(addressees, 'levels').flatMap(readLevel),
      unitIds: texts(addressees, 'unitIds'),
    },
    registerKey: maybeText(data, 'registerKey'),
    access: maybeText(data, 'access') === 'ACCESS_ADDRESSEES' ? ('ADDRESSEES' as const) : undefined,
  });
}

function readSource(data: Data) {
  return {
    url: maybeText(data, 'url'),
    fileName: maybeText(data, 'fileName'),
    sha256: maybeText(data, 'sha256'),
  };
}

function readLevel(wire: string): readonly Level[] {
  return LEVELS.filter((level) => wire === `LEVEL_${level}`);
}

function readLink(data: Data): DirectiveLink {
  return {
    kind: word(data, 'kind', 'LINK_KIND_', LINK_KINDS) ?? 'IMPLEMENTS',
    toId: requiredText(data, 'toId'),
  };
}

function otherLinks(before: DirectiveValue, data: Data): readonly DirectiveLink[] {
  const { kind, toId } = readLink(data);
  return before.links.filter((link) => link.kind !== kind || link.toId !== toId);
}

function readTarget(data: Data): TargetDays | undefined {
  const stage = word(data, 'stage', 'STAGE_', STAGES);
  const level = word(data, 'level', 'LEVEL_', LEVELS);
  return stage && level && { stage, level, days: maybeNumber(data, 'days') ?? 0 };
}
