import { expect, test } from '@jest/globals';
import { directive, event } from '../../test/support/facts.ts';
import { communes, districtA, historyOf, province, smallCountry } from '../../test/support/history.ts';
import { activities, type ActivityView } from '../projections/activities.ts';
import { progress, type ProgressView } from '../projections/progress.ts';
import type { KnownDirective } from './directives.ts';
import { expectationOf, lineOf, type Expectation } from './expectations.ts';

const history = historyOf(smallCountry);
const { a1, a2, b1, newA } = communes;
const JUNE = '2022-06-20T02:00:00.000Z';

const value = directive({}, { targets: [{ stage: 'PLANNED', level: 'COMMUNE', days: 60 }] });
const known: KnownDirective = { id: 'directive:d1', version: 1, value };
const other: KnownDirective = { id: 'directive:d2', version: 1, value };

function planned(unitId: string): ProgressView {
  const data = { directiveId: known.id, unitId, on: '2022-06-01' };
  const stream = `progress:d1:${unitId}`;
  return progress.project(null, event(stream, 1, 'trienkhai.directives.v1.PlanAdopted', data, JUNE))!;
}

function implemented(unitId: string): ActivityView {
  const milestone = { directiveId: other.id, unitId, kind: 'implemented', on: '2022-06-01' };
  return activities.project(
    null,
    event('milestone:m1', 1, 'trienkhai.reviews.v1.MilestoneLogged', { milestone }, JUNE),
  )!;
}

const facts = { progress: [planned(a1), planned(a2)], activities: [implemented(a1)] };

function among(asked: Partial<Expectation> & { unitId: string }, knownAt?: string, these = [known, other]) {
  const passes = expectationOf({ on: '2022-12-31', ...asked }, facts, history, knownAt);
  return these.filter(passes).map(({ id }) => id);
}

test('what is expected of a unit now: the documents that bind it and that it has not planned yet', () => {
  expect(among({ unitId: a1, lacking: 'PLANNED' })).toEqual([other.id]);
  expect(among({ unitId: b1, lacking: 'PLANNED' })).toEqual([known.id, other.id]);
  expect(among({ unitId: a1, stage: 'PLANNED' })).toEqual([known.id]);
  expect(among({ unitId: a1, stage: 'IMPLEMENTED' })).toEqual([other.id]);
});

test("late is late by the target day of the unit's level", () => {
  expect(among({ unitId: b1, lacking: 'PLANNED', late: true })).toEqual([known.id, other.id]);
  expect(among({ unitId: b1, lacking: 'PLANNED', late: true, on: '2022-02-01' })).toEqual([]);
  expect(among({ unitId: a1, stage: 'PLANNED', late: true })).toEqual([known.id, other.id]);
  expect(among({ unitId: districtA, late: true })).toEqual([]);
});

test('a commune that took over others has what they did', () => {
  expect(lineOf(newA, history)).toEqual([newA, a1, a2]);
  expect(among({ unitId: newA, stage: 'PLANNED', on: '2025-08-01' })).toEqual([known.id]);
  expect(among({ unitId: newA, stage: 'IMPLEMENTED', coverage: 'PARTLY', on: '2025-08-01' })).toEqual([
    other.id,
  ]);
});

test('nothing is expected of a unit before the document was issued, after it was recalled, or elsewhere', () => {
  expect(among({ unitId: a1, lacking: 'STUDIED', on: '2021-12-31' })).toEqual([]);
  const recalled = { ...known, value: { ...value, recalled: { on: '2022-08-01', reason: 'sai' } } };
  expect(among({ unitId: b1, lacking: 'PLANNED' }, undefined, [recalled])).toEqual([]);
  expect(among({ unitId: b1 }, undefined, [recalled])).toEqual([known.id]);
  const local = {
    ...known,
    value: directive({ issuerId: province, addressees: { levels: ['DISTRICT'], unitIds: [] } }),
  };
  expect(among({ unitId: a1 }, undefined, [local])).toEqual([]);
  expect(among({ unitId: districtA }, undefined, [local])).toEqual([known.id]);
  const named = { ...known, value: directive({ addressees: { levels: [], unitIds: [a1, b1] } }) };
  expect(among({ unitId: newA, on: '2025-08-01' }, undefined, [named])).toEqual([known.id]);
  expect(among({ unitId: a2 }, undefined, [named])).toEqual([]);
});

test('as known before it was recorded, nothing was planned', () => {
  expect(among({ unitId: a1, lacking: 'PLANNED' }, '2022-06-01T00:00:00.000Z')).toEqual([known.id, other.id]);
});
