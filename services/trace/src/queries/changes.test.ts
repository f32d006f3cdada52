import { expect, test } from '@jest/globals';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import { event } from '../../test/support/facts.ts';
import { activities, type ActivityView } from '../projections/activities.ts';
import { directives, type DirectiveView } from '../projections/directives.ts';
import { progress, type ProgressView } from '../projections/progress.ts';
import { changesOf } from './changes.ts';

const JUNE = '2022-06-20T02:00:00.000Z';
const JULY = '2022-07-05T02:00:00.000Z';
const AUGUST = '2022-08-05T02:00:00.000Z';

function session(people: number): JsonObject {
  return {
    kind: 'study-class',
    directiveIds: ['directive:d1'],
    unitId: 'district:872:2021-11-01',
    heldOn: '2022-06-15',
    people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: people, qualifier: 'QUALIFIER_EXACT' }],
  };
}

const id = 'session:s1';
const study = (version: number, type: string, data: JsonObject, at: string) =>
  event(id, version, `trienkhai.study.v1.${type}`, { sessionId: id, ...data }, at);
const told = [
  study(1, 'SessionRecorded', { session: session(507) }, JUNE),
  study(2, 'SessionCorrected', { session: session(570), reason: 'ghi nhầm số' }, JULY),
  study(3, 'SessionWithdrawn', { reason: 'trùng' }, AUGUST),
].reduce<ActivityView | null>((view, each) => activities.project(view, each), null)!;

test('the first event brings every field, a correction those that it changes, with its reason', () => {
  const [first, corrected] = changesOf(told);
  expect(first).toMatchObject({
    version: 1,
    type: 'trienkhai.study.v1.SessionRecorded',
    actor: 'recorder@province:40',
    unit: 'province:40:2021-11-01',
    recordedAt: JUNE,
  });
  expect(first?.reason).toBeUndefined();
  expect(first?.fields).toContainEqual({ path: 'people.0.value', before: undefined, after: 507 });
  expect(first?.fields).toContainEqual({ path: 'directiveIds', before: undefined, after: ['directive:d1'] });
  expect(corrected).toMatchObject({ reason: 'ghi nhầm số', recordedAt: JULY, withdrew: false });
  expect(corrected?.fields).toEqual([{ path: 'people.0.value', before: 507, after: 570 }]);
});

test('what is withdrawn keeps its history, and loses every field in it', () => {
  const last = changesOf(told).at(-1);
  expect(last).toMatchObject({ version: 3, withdrew: true, reason: 'trùng' });
  expect(last?.fields).toContainEqual({ path: 'people.0.value', before: 570, after: undefined });
});

test('as known in June there is no correction of July', () => {
  expect(changesOf(told, '2022-06-30T00:00:00.000Z').map(({ version }) => version)).toEqual([1]);
});

test('a step of a unit shows with its day, not with what the read side keeps for itself', () => {
  const ids = { directiveId: 'directive:d1', unitId: 'commune:00001:2021-11-01' };
  const stream = 'progress:d1:commune:00001:2021-11-01';
  const view = [
    event(stream, 1, 'trienkhai.directives.v1.DirectiveReceived', { ...ids, on: '2022-06-01' }, JUNE),
    event(stream, 2, 'trienkhai.directives.v1.PlanAdopted', { ...ids, on: '2022-06-10' }, JULY),
  ].reduce<ProgressView | null>((before, each) => progress.project(before, each), null)!;
  expect(changesOf(view)[1]?.fields).toEqual([
    { path: 'stages.1.stage', before: undefined, after: 'PLANNED' },
    { path: 'stages.1.on', before: undefined, after: '2022-06-10' },
  ]);
});

test('the type of a document is a field of it', () => {
  const facts = { symbol: '05-CT/TW', type: 'CT', title: 'Chỉ thị', issuerId: 'organ:BCT:2021-11-01' };
  const view = directives.project(
    null,
    event('directive:d1', 1, 'trienkhai.directives.v1.DirectiveRegistered', { facts }, JUNE),
  ) as DirectiveView;
  const paths = changesOf(view)[0]!.fields.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['symbol', 'type', 'title', 'issuerId', 'sample']));
});

test('a registration that was given up has a history too', () => {
  const gone = directives.project(
    null,
    event('directive:d2', 1, 'trienkhai.directives.v1.RegistrationAbandoned', {}, JUNE),
  ) as DirectiveView;
  expect(changesOf(gone)).toMatchObject([{ version: 1, withdrew: true, fields: [] }]);
});
