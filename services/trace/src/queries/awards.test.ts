import { expect, test } from '@jest/globals';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import { event } from '../../test/support/facts.ts';
import { awards, type AwardView } from '../projections/awards.ts';
import { awardAt, awardKey, listAwards } from './awards.ts';
import { pageOf } from './pages.ts';

const instant = (month: number) => `2022-0${month}-01T00:00:00.000Z`;
const district = 'district:353:2021-11-01';
const launched = {
  unitId: district,
  name: 'Giải Búa liềm vàng',
  edition: 'VII (2022)',
  state: 'AWARD_STATE_LAUNCHED',
};
const awarded = { ...launched, state: 'AWARD_STATE_AWARDED', collectives: 3, individuals: 7 };

function viewOf(id: string, ...said: readonly (readonly [type: string, data: JsonObject])[]): AwardView {
  return said.reduce<AwardView | null>((view, [type, data], index) => {
    const full = `trienkhai.reviews.v1.${type}`;
    return awards.project(view, event(id, index + 1, full, { awardId: id, ...data }, instant(index + 1)));
  }, null)!;
}

const seventh = viewOf(
  'award:7',
  ['AwardRecorded', { award: launched }],
  ['AwardRecorded', { award: awarded }],
  ['AwardWithdrawn', { reason: 'r' }],
  ['AwardRecorded', { award: awarded }],
);
const eighth = viewOf('award:8', [
  'AwardRecorded',
  { award: { ...launched, edition: 'VIII (2023)' }, sample: true },
]);
const ids = (filter: Partial<Parameters<typeof listAwards>[1]>, knownAt?: string) =>
  pageOf(
    listAwards([eighth, seventh], { inside: () => true, sample: true, ...filter }, knownAt),
    awardKey,
    undefined,
  ).edges.map(({ node }) => node.id);

test('an award stands as it was known: launched, awarded, withdrawn, recorded anew', () => {
  const state = (month: number) => awardAt(seventh, instant(month));
  expect(awardAt(seventh, '2021-01-01T00:00:00.000Z')).toBeUndefined();
  expect(state(1)).toMatchObject({ version: 1, value: { award: { state: 'LAUNCHED' } } });
  expect(state(2)?.value.award).toEqual({ ...awarded, state: 'AWARDED' });
  expect(state(3)).toMatchObject({ withdrawn: true, value: { award: { collectives: 3 } } });
  expect(state(4)).toMatchObject({ withdrawn: false, version: 4 });
});

test('a list finds by words of edition and name without their marks, and leaves out what was withdrawn', () => {
  expect(ids({})).toEqual(['award:7', 'award:8']);
  expect(ids({ edition: 'vii' })).toEqual(['award:7']);
  expect(ids({ edition: '2023 VIII' })).toEqual(['award:8']);
  expect(ids({ edition: 'VI' })).toEqual([]);
  expect(ids({ name: 'bua liem' })).toEqual(['award:7', 'award:8']);
  expect(ids({ name: 'sao vàng' })).toEqual([]);
  expect(ids({}, instant(3))).toEqual(['award:8']);
  expect(ids({ sample: false })).toEqual(['award:7']);
  expect(ids({ inside: () => false })).toEqual([]);
});
