import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { RecordedReorganisation } from '@trienkhai/kernel/unit-history/record';
import type { Level, Share } from '@trienkhai/kernel/vocabulary';
import { unitsOf } from '../as-of.ts';
import { isGiven } from '../given.ts';
import type { Resolvers } from '../generated/types.ts';
import { namedUnit, unitNode } from '../nodes.ts';
import { asOfToday, type AsOf } from '../read.ts';

/** What stands of a dated state: its last telling. */
export interface ReorganisationPart {
  readonly told: RecordedReorganisation;
  /** On the day of effect. */
  readonly asOf: AsOf;
}

export const reorganisationResolvers: Pick<Resolvers, 'Query' | 'Reorganisation'> = {
  Query: {
    reorganisations: (_, { effectiveOn, knownAt }, { read }) => {
      const asOf = asOfToday(read);
      const by = isGiven(knownAt) ? Date.parse(knownAt) : Number.POSITIVE_INFINITY;
      const told = unitsOf(asOf)
        .record.ofReorganisations(effectiveOn ?? undefined)
        .filter(({ recordedAt }) => Date.parse(recordedAt) <= by);
      return [...new Map(told.map((each) => [each.effectiveOn ?? '', each]))]
        .sort(([a], [b]) => (a < b ? 1 : -1))
        .map(([on, each]) => ({ told: each, asOf: { ...asOf, on } }));
    },
  },
  Reorganisation: {
    version: ({ asOf }) => unitsOf(asOf).version,
    effectiveOn: ({ asOf }) => asOf.on,
    issuedOn: ({ told }) => (told.after ? textIn(told.after['issuedOn']) : null),
    decrees: ({ told }) => [...told.decrees],
    cancelled: ({ told }) => told.after === null,
    recordedAt: ({ told }) => told.recordedAt,
    reason: ({ told }) => told.reason,
    opened: ({ told }) => countOf(told, 'opened'),
    closed: ({ told }) => countOf(told, 'closed'),
    lines: ({ told }) =>
      (['opened', 'revised', 'succeeded', 'closed'] as const).reduce(
        (sum, what) => sum + countOf(told, what),
        0,
      ),
    openings: ({ told, asOf }) =>
      partOf<Opened>(told, 'opened').map(([, { parent, ...opening }]) => ({
        ...opening,
        parent: isGiven(parent) ? unitNode(asOf, parent) : null,
      })),
    revisions: ({ told, asOf }) =>
      partOf<Revised>(told, 'revised').map(([id, { parent, ...to }]) => ({
        ...to,
        unit: namedUnit(asOf, id),
        parent: isGiven(parent) ? unitNode(asOf, parent) : null,
      })),
    closings: ({ told, asOf }) =>
      partOf<Closed>(told, 'closed').map(([id, { reason }]) => ({ unit: namedUnit(asOf, id), reason })),
    successions: ({ told, asOf }) =>
      partOf<Succeeded>(told, 'succeeded').flatMap(([from, into]) =>
        Object.entries(into).map(([to, edge]) => ({
          ...edge,
          from: namedUnit(asOf, from),
          to: namedUnit(asOf, to),
        })),
      ),
  },
};

interface Opened {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly origin: string;
  readonly parent?: string;
}
interface Revised {
  readonly name?: string;
  readonly kind?: string;
  readonly parent?: string;
}
interface Closed {
  readonly reason?: string;
}
type Succeeded = Readonly<Record<string, { readonly share: Share; readonly default: boolean }>>;

type What = 'opened' | 'revised' | 'succeeded' | 'closed';

/** By unit, what the telling says of it. */
function partOf<Said>(told: RecordedReorganisation, what: What): readonly (readonly [string, Said])[] {
  return Object.entries((told.content()[what] ?? {}) as Readonly<Record<string, Said>>);
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : null);

function countOf({ after }: RecordedReorganisation, what: What): number {
  const counts = after?.['count'] as JsonObject | undefined;
  return Number(counts?.[what] ?? 0);
}
