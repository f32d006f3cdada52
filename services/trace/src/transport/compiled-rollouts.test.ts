import { expect, test } from '@jest/globals';
import { act, directive } from '../../test/support/facts.ts';
import { communes, historyOf, smallCountry } from '../../test/support/history.ts';
import { noNumbers, rowOf, type Said } from '../projections/act-rows.ts';
import { createRollouts } from './compiled-rollouts.ts';

const history = historyOf(smallCountry);
const known = { id: 'directive:d', version: 1, value: directive() };
const at = (instant: string): number => Date.parse(instant);

/** One commune said that it received on a day, and later that it was another one. */
function corrected() {
  const numbers = noNumbers();
  const said: readonly (readonly [on: string, Said])[] = [
    ['2022-03-01', { from: at('2022-03-02T00:00:00Z'), until: at('2022-05-01T00:00:00Z'), sample: false }],
    ['2022-02-25', { from: at('2022-05-01T00:00:00Z'), until: Infinity, sample: false }],
  ];
  const cells = said.flatMap(([on, when]) => rowOf(act(communes.a1, 'RECEIVED', on), when, numbers));
  return { cells: Float64Array.from(cells), numbers };
}

test('an instant since which nothing was said is answered from what is known now', () => {
  const rollouts = createRollouts();
  const rows = corrected();
  const now = rollouts.inputs(known, rows, history);
  expect(rollouts.inputs(known, rows, history, '2022-05-01T00:00:00.000Z')).toBe(now);
  expect(rollouts.inputs(known, rows, history, '2024-01-01T00:00:00.000Z')).toBe(now);
  expect(now.acts.get(communes.a1)?.all.map(({ on }) => on)).toEqual(['2022-02-25']);
});

test('one before something was said or corrected is answered from what was known then', () => {
  const rollouts = createRollouts();
  const rows = corrected();
  const daysAt = (instant: string) =>
    rollouts
      .inputs(known, rows, history, instant)
      .acts.get(communes.a1)
      ?.all.map(({ on }) => on);
  expect(daysAt('2022-04-30T23:59:59.999Z')).toEqual(['2022-03-01']);
  expect(daysAt('2022-03-01T23:59:59.999Z') ?? []).toEqual([]);
});

test('what is known now is compiled anew once something else is said, or the directive itself changes', () => {
  const rollouts = createRollouts();
  const rows = corrected();
  const now = rollouts.inputs(known, rows, history);
  expect(rollouts.inputs(known, rows, history)).toBe(now);
  expect(rollouts.inputs(known, corrected(), history)).not.toBe(now);
  expect(rollouts.inputs({ ...known, version: 2 }, rows, history)).not.toBe(now);
});

test('from the second question about an instant on, counts come from what was changed in them, until that changes', () => {
  const rollouts = createRollouts();
  const made: string[] = [];
  const changes = {
    instants: new Float64Array(),
    first: new Int32Array(1),
    places: new Int32Array(),
    length: 0,
  };
  const askedOf = (rows: ReturnType<typeof corrected>, version: number, instant: string) =>
    rollouts.inputs({ ...known, version }, rows, history, instant).keepChanges('level', () => {
      made.push(instant);
      return changes;
    });
  const rows = corrected();
  expect(askedOf(rows, 1, '2022-04-01T00:00:00.000Z')).toBeUndefined();
  expect(askedOf(rows, 1, '2022-04-02T00:00:00.000Z')).toBe(changes);
  expect(askedOf(rows, 1, '2022-04-03T00:00:00.000Z')).toBe(changes);
  expect(made).toEqual(['2022-04-02T00:00:00.000Z']);
  expect(askedOf(corrected(), 1, '2022-04-02T00:00:00.000Z')).toBeUndefined();
  expect(askedOf(rows, 2, '2022-04-02T00:00:00.000Z')).toBeUndefined();
});
