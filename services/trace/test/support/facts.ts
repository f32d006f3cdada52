import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import type { ActivityValue } from '../../src/projections/activities.ts';
import type { Line, ReportFacts, SessionFacts } from '../../src/projections/activity-facts.ts';
import type { DirectiveValue } from '../../src/projections/directives.ts';
import { noNumbers, rowOf, type ActRows } from '../../src/projections/act-rows.ts';
import type { Act } from '../../src/projections/acts.ts';
import type { KnownActs } from '../../src/queries/rollout/acts.ts';
import { knownActs } from '../../src/queries/rollout/known-acts.ts';
import type { KnownActivity } from '../../src/queries/totals/statements.ts';

export const RECORDED = '2025-01-15T03:00:00.000Z';

export function event(
  streamId: string,
  version: number,
  type: string,
  data: JsonObject,
  recordedAt = RECORDED,
): RecordedEvent {
  return {
    id: `${streamId}/${version}`,
    streamId,
    version,
    type,
    data,
    recordedAt,
    commandId: `${streamId}-${version}`,
    actor: 'recorder@province:40',
    unit: 'province:40:2021-11-01',
    commitSeq: version,
    commitIndex: 0,
    commitSize: 1,
    commitHash: 'hash',
  };
}

export function act(
  unitId: string,
  what: Act['what'],
  on: string | undefined,
  counts = on ?? '2025-01-15',
): Act {
  return { unitId, what, on, counts, recordedAt: RECORDED, evidence: `${what}:${unitId}:${counts}` };
}

/** Said once and for all. */
const SAID = { from: Number.NEGATIVE_INFINITY, until: Infinity, sample: false };

export function actsOf(...acts: readonly Act[]): KnownActs {
  return knownActs(actRows(...acts), { knownAt: undefined, sample: false });
}

export function actRows(...acts: readonly Act[]): ActRows {
  const numbers = noNumbers();
  return { cells: Float64Array.from(acts.flatMap((each) => rowOf(each, SAID, numbers))), numbers };
}

export function directive(
  facts: Partial<DirectiveValue['facts']> = {},
  more: Partial<DirectiveValue> = {},
): DirectiveValue {
  return {
    facts: {
      type: 'CT',
      title: 'Chỉ thị',
      issuerId: 'centre:TW:2021-11-01',
      issuedOn: '2022-01-01',
      ...facts,
    },
    sample: false,
    warnings: [],
    aliases: [],
    links: [],
    targets: [],
    ...more,
  };
}

export function line(kind: string, facts: Partial<Line> = {}): Line {
  return { kind, people: [], organiserIds: [], directiveIds: [], parts: [], ...facts };
}

let serial = 0;

export function report(
  unitId: string,
  [from, to]: readonly [string, string],
  lines: readonly Line[],
  more: Partial<ReportFacts> & { readonly id?: string; readonly since?: string } = {},
): KnownActivity {
  const { id = `report:${(serial += 1)}`, since = RECORDED, ...facts } = more;
  const value: ActivityValue = {
    type: 'report',
    sample: false,
    since,
    facts: { unitId, period: { from, to, closed: true }, lines, totals: [], ...facts },
  };
  return { id, recordedAt: since, value };
}

export function session(
  unitId: string,
  kind: string,
  heldOn: string | undefined,
  more: Partial<SessionFacts> & { readonly id?: string; readonly since?: string } = {},
): KnownActivity {
  const { id = `session:${(serial += 1)}`, since = RECORDED, ...facts } = more;
  const value: ActivityValue = {
    type: 'session',
    sample: false,
    since,
    held: true,
    facts: {
      kind,
      unitId,
      directiveIds: [],
      organiserIds: [],
      sites: [],
      people: [],
      ...(heldOn && { heldOn }),
      ...facts,
    },
  };
  return { id, recordedAt: since, value };
}
