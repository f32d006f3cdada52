import { dayNumber, type Day } from '../day.ts';
import { oncePer } from '../once-per.ts';
import type { UnitHistory, UnitId, UnitRecord } from '../unit-history.ts';
import type { Share } from '../vocabulary.ts';
import { lostNeighbours } from './lost-neighbours.ts';

/** How a unit came to follow from another one of its level. */
export const ROLE = {
  /** It began with this succession. */
  STARTED: 0,
  /** It took in a neighbour later. */
  ABSORBED: 1,
  /** A neighbour under the same parent ended, and nobody knows into what. */
  LOST: 2,
} as const;

/**
 * From whom every unit of one history follows, by unit number. The sources of unit `n` are those from
 * `first[n]` to before `first[n + 1]`.
 */
export interface Ancestry {
  readonly ids: readonly UnitId[];
  /** -1: no such unit. */
  numberOf(id: UnitId): number;
  readonly first: Int32Array;
  /** Number of the unit before. */
  readonly source: Int32Array;
  /** Day of the succession, or the first one without the neighbour. */
  readonly since: readonly Day[];
  /** The same as a `dayNumber`. */
  readonly on: Int32Array;
  readonly role: Uint8Array;
  /** Undefined for a lost neighbour. */
  readonly share: readonly (Share | undefined)[];
  /** 1: created, and nobody knows from what. */
  readonly unexplained: Uint8Array;
}

/** Computed once per history. */
export const ancestryOf = oncePer(compile);

interface Source {
  readonly fromId: UnitId;
  readonly on: Day;
  readonly role: number;
  readonly share?: Share;
}

function compile(history: UnitHistory): Ancestry {
  const units = [...history.all()];
  const numbers = new Map(units.map(({ id }, index) => [id, index]));
  const first = new Int32Array(units.length + 1);
  const unexplained = new Uint8Array(units.length);
  const sources: Source[] = [];
  units.forEach((unit, index) => {
    const before = sourcesOf(history, unit);
    sources.push(...before);
    first[index + 1] = sources.length;
    unexplained[index] = Number(unit.origin === 'created' && history.predecessorsOf(unit.id).length === 0);
  });
  return {
    ids: units.map(({ id }) => id),
    numberOf: (id) => numbers.get(id) ?? -1,
    first,
    source: Int32Array.from(sources, ({ fromId }) => numbers.get(fromId)!),
    since: sources.map(({ on }) => on),
    on: Int32Array.from(sources, ({ on }) => dayNumber(on)),
    role: Uint8Array.from(sources, ({ role }) => role),
    share: sources.map(({ share }) => share),
    unexplained,
  };
}

/** Successions of the unit's own level, then its lost neighbours. */
function sourcesOf(history: UnitHistory, { id, level, validFrom }: UnitRecord): readonly Source[] {
  const edges = history.predecessorsOf(id).filter(({ fromId }) => history.get(fromId)?.level === level);
  const lost = lostNeighbours(history).get(id) ?? [];
  return [
    ...edges.map(({ fromId, on, share }): Source => {
      return { fromId, on, share, role: on === validFrom ? ROLE.STARTED : ROLE.ABSORBED };
    }),
    ...lost.map(({ unitId, on }): Source => ({ fromId: unitId, on, role: ROLE.LOST })),
  ];
}
