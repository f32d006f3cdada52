import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from './day.ts';
import { CENTRE_ID, type UnitHistory, type UnitId } from './unit-history.ts';
import { createUnitHistoryFold, type UnitEvent } from './unit-history/fold.ts';
import type { Level } from './vocabulary.ts';

const STATES: readonly Day[] = ['2021-11-01', '2022-04-10', '2023-04-10', '2024-05-01', '2025-07-01'];
const recordedAt = '2026-01-01T00:00:00.000Z';
const by = { actor: 'admin@centre', unit: CENTRE_ID };
const PROBES: readonly Day[] = ['2020-01-01', '2022-04-09', ...STATES, '2026-01-01'];

interface Move {
  readonly kind: 'open' | 'move' | 'close' | 'rename';
  readonly pick: number;
  readonly target: number;
}

const history = fc
  .array(
    fc.array(
      fc.record<Move>({
        kind: fc.constantFrom('open', 'open', 'move', 'close', 'rename'),
        pick: fc.nat(60),
        target: fc.nat(60),
      }),
      { maxLength: 25 },
    ),
    { minLength: 1, maxLength: STATES.length },
  )
  .map(replay);

/** What a plain model knows: who stood under whom in each state. */
interface Model {
  readonly folded: UnitHistory;
  readonly states: readonly ReadonlyMap<UnitId, UnitId | undefined>[];
}

function replay(moves: readonly (readonly Move[])[]): Model {
  const fold = createUnitHistoryFold();
  let version = 0;
  const apply = (name: string, data: UnitEvent['data']): void => {
    version += 1;
    fold.apply({
      type: `trienkhai.units.v1.${name}`,
      data,
      streamId: 'territory',
      version,
      recordedAt,
      ...by,
    });
  };
  const parents = new Map<UnitId, UnitId | undefined>();
  const states = moves.map((ofState, state) => {
    const on = STATES[state]!;
    apply('ReorganisationDecided', { effectiveOn: on, issuedOn: on, decrees: [] });
    if (state === 0) open(apply, parents, CENTRE_ID, undefined, on);
    ofState.forEach((move, index) =>
      play(apply, parents, move, `${state}${String(index).padStart(3, '0')}`, on),
    );
    return new Map(parents);
  });
  return { folded: fold.snapshot(), states };
}

type Apply = (name: string, data: UnitEvent['data']) => void;
type Parents = Map<UnitId, UnitId | undefined>;

function play(apply: Apply, parents: Parents, move: Move, code: string, on: Day): void {
  const standing = [...parents.keys()];
  const unit = standing[move.pick % standing.length]!;
  const target = standing[move.target % standing.length]!;
  if (move.kind === 'open') {
    const level = ['province', 'district', 'commune'][depth(parents, target)];
    if (level) open(apply, parents, `${level}:${code}:${on}`, target, on);
  }
  if (unit === CENTRE_ID) return;
  const leaf = ![...parents.values()].includes(unit);
  if (move.kind === 'rename') apply('UnitRenamed', { unitId: unit, name: `n${code}`, on });
  if (move.kind === 'move' && depth(parents, target) === depth(parents, unit) - 1) {
    apply('UnitReparented', { unitId: unit, parentId: target, on });
    parents.set(unit, target);
  }
  if (move.kind === 'close' && leaf && !unit.endsWith(on)) {
    apply('UnitClosed', { unitId: unit, on, successorsKnown: false });
    parents.delete(unit);
  }
}

function open(apply: Apply, parents: Parents, id: UnitId, parentId: UnitId | undefined, on: Day): void {
  const [level = '', code = ''] = id.split(':');
  const origin = on === STATES[0] ? 'first-snapshot' : 'created';
  const above = parentId === undefined ? {} : { parentId };
  apply('UnitOpened', {
    unitId: id,
    level: `LEVEL_${level.toUpperCase()}`,
    code,
    name: id,
    kind: 'K',
    on,
    origin,
    ...above,
  });
  parents.set(id, parentId);
}

function depth(parents: ReadonlyMap<UnitId, UnitId | undefined>, id: UnitId): number {
  const parent = parents.get(id);
  return parent === undefined ? 0 : 1 + depth(parents, parent);
}

/** The state in force on a day; days before the first one are placed by the first. */
function stateOn({ states }: Model, day: Day): ReadonlyMap<UnitId, UnitId | undefined> {
  const index = STATES.slice(0, states.length).findLastIndex((from) => from <= day);
  return states[Math.max(index, 0)]!;
}

function walk(parents: ReadonlyMap<UnitId, UnitId | undefined>, id: UnitId): readonly UnitId[] {
  const parent = parents.get(id);
  return parent === undefined ? [] : [parent, ...walk(parents, parent)];
}

const everyDay = (
  model: Model,
  check: (day: Day, parents: ReadonlyMap<UnitId, UnitId | undefined>) => void,
): void => PROBES.forEach((day) => check(day, stateOn(model, day)));

describe('on any day of any history', () => {
  test('inside is what a walk up the parents finds', () => {
    fc.assert(
      fc.property(history, (model) => {
        const ids = [...model.folded.all()].map((unit) => unit.id);
        everyDay(model, (day, parents) => {
          for (const id of ids) {
            const above = walk(parents, id);
            if (parents.has(id)) expect(model.folded.ancestorsOf(id, day)).toEqual(above);
            const expected = ids.filter(
              (other) => id === other || (parents.has(id) && above.includes(other)),
            );
            expect(ids.filter((other) => model.folded.isWithin(id, other, day))).toEqual(expected);
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  test('units inside, children and counts are what a filter finds', () => {
    fc.assert(
      fc.property(history, (model) => {
        everyDay(model, (day, parents) => {
          const codeOf = (id: UnitId) => id.split(':')[1]!;
          const inOrder = (ids: readonly UnitId[]) =>
            [...ids].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
          for (const level of ['PROVINCE', 'DISTRICT', 'COMMUNE'] satisfies Level[]) {
            const ofLevel = [...parents.keys()].filter((id) => id.startsWith(`${level.toLowerCase()}:`));
            expect(model.folded.count(level, day)).toBe(ofLevel.length);
            for (const id of parents.keys()) {
              const inside = ofLevel.filter((each) => each === id || walk(parents, each).includes(id));
              expect(model.folded.unitsWithin(id, level, day)).toEqual(inOrder(inside));
            }
          }
          for (const id of parents.keys()) {
            const children = [...parents].filter(([, parent]) => parent === id).map(([child]) => child);
            expect(model.folded.childrenOf(id, day)).toEqual(inOrder(children));
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  test('a unit is valid exactly in the states that hold it, and has one code', () => {
    fc.assert(
      fc.property(history, (model) => {
        everyDay(model, (day, parents) => {
          for (const { id, level, code, validFrom } of model.folded.all()) {
            const early = day < STATES[0]! && validFrom !== undefined;
            expect(model.folded.isValid(id, day)).toBe(parents.has(id) && !early);
            expect(model.folded.byCode(level, code, day)?.id).toBe(
              parents.has(id) && !early ? id : undefined,
            );
            expect(model.folded.isValid(id, model.folded.nearestValidDay(id, day))).toBe(true);
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  test('what was known earlier equals the fold of the reorganisations published by then', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...STATES), (model, day) => {
        const known = model.folded.asKnownAt(new Date(day));
        const parents = stateOn(model, day);
        expect(known.states).toEqual(STATES.slice(0, model.states.length).filter((from) => from <= day));
        for (const id of parents.keys()) {
          expect(known.ancestorsOf(id, '2030-01-01')).toEqual(walk(parents, id));
          expect(known.get(id)?.validTo).toBeUndefined();
        }
        expect(known.unitsWithin(CENTRE_ID, 'COMMUNE', '2030-01-01').every((id) => parents.has(id))).toBe(
          true,
        );
        expect(model.folded.asKnownAt(new Date(day))).toBe(known);
      }),
      { numRuns: 60 },
    );
  });
});
