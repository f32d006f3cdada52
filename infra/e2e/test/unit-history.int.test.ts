import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, type Ask } from '../src/graphql.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const [FIRST = '', SECOND = '', THIRD = ''] = UNITS.communes;
const ON = '2022-05-01';
const LATER = '2022-06-01';
const MERGED = `commune:30059:${ON}`;
const wrong = 'Nghị quyết đính chính: nhập vào Xã 1.';
const late = 'Nghị quyết có hiệu lực muộn một tháng.';
const never = 'Nghị quyết bị bãi bỏ.';

let now = '2021-11-01T02:00:00Z';
let office: SmallOffice;
let ask: Ask;

beforeAll(async () => {
  let ticks = 0;
  office = await openSmallOffice({ clock: () => new Date(Date.parse(now) + (ticks += 1)) });
  ask = askAs(office.url, await office.network.token('viewer@province:87'));
  const decree = { effectiveOn: ON, issuedOn: '2022-04-12', decrees: ['510/NQ-UBTVQH15'] };
  const whole = { share: 'WHOLE', default: true };
  now = '2022-04-20T02:00:00Z';
  await office.send('applyReorganisation', {
    ...decree,
    openings: [
      {
        level: 'COMMUNE',
        code: '30059',
        name: 'Tân Hòa',
        kind: 'Xã',
        parent: UNITS.district,
        origin: 'created',
      },
    ],
    revisions: [{ unit: THIRD, name: 'Mỹ An', kind: 'Thị trấn' }],
    closings: [{ unit: FIRST }, { unit: SECOND }],
    successions: [FIRST, SECOND].map((from) => ({ from, to: MERGED, ...whole })),
  });
  const absorbed = {
    decrees: ['511/NQ-UBTVQH15'],
    revisions: [{ unit: THIRD, name: 'Mỹ An', kind: 'Thị trấn' }],
    closings: [{ unit: SECOND }],
    successions: [{ from: SECOND, to: FIRST, ...whole }],
  };
  now = '2022-06-20T02:00:00Z';
  await office.send('correctReorganisation', { ...decree, ...absorbed, reason: wrong });
  now = '2022-07-05T02:00:00Z';
  await office.send('correctReorganisation', { ...decree, ...absorbed, movedTo: LATER, reason: late });
  now = '2022-08-01T02:00:00Z';
  await office.send('cancelReorganisation', { effectiveOn: LATER, reason: never });
  await office.quiet();
});

afterAll(() => office?.close());

async function history(id: string, knownAt?: string): Promise<any[]> {
  const query = `query($id: ID!, $knownAt: DateTime) { history(id: $id, knownAt: $knownAt) { nodes {
    id what actor unit { id } recordedAt reason withdrew decrees effectiveOn before after } } }`;
  return (await ask(query, { variables: { id, knownAt } })).history.nodes;
}

const named = (changes: any[]) =>
  changes.map(({ what, reason, decrees, effectiveOn }) => [what, reason, ...decrees, effectiveOn]);

describe('what became of a unit is told with who, when, why, on which decree, before and after', () => {
  test('its beginning, its end and its successor, and every correction of them', async () => {
    const changes = await history(SECOND);
    expect(named(changes)).toEqual([
      ['UnitOpened', null, '2021-11-01'],
      ['UnitSucceeded', null, '510/NQ-UBTVQH15', ON],
      ['UnitClosed', null, '510/NQ-UBTVQH15', ON],
      ['ReorganisationCorrected', wrong, '511/NQ-UBTVQH15', ON],
      ['ReorganisationCorrected', late, '511/NQ-UBTVQH15', LATER],
      ['ReorganisationCorrected', never, LATER],
    ]);
    const [, , ended, corrected, moved, cancelled] = changes;
    expect(ended).toMatchObject({
      actor: 'admin@centre',
      unit: { id: UNITS.centre },
      recordedAt: expect.stringMatching(/^2022-04-20T02:00:00/),
      before: {},
      after: { validTo: ON },
    });
    const to = (id: string, on: string) => ({
      [`successors.${id}.on`]: on,
      [`successors.${id}.share`]: 'WHOLE',
      [`successors.${id}.default`]: true,
    });
    expect(corrected).toMatchObject({ before: to(MERGED, ON), after: to(FIRST, ON), withdrew: false });
    expect(moved).toMatchObject({
      before: { validTo: ON, [`successors.${FIRST}.on`]: ON },
      after: { validTo: LATER, [`successors.${FIRST}.on`]: LATER },
    });
    expect(cancelled).toMatchObject({ before: { validTo: LATER, ...to(FIRST, LATER) }, after: {} });
  });

  test('another name and kind, until they turn out not to be', async () => {
    const changes = await history(THIRD);
    expect(changes.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['UnitOpened', {}, expect.objectContaining({ name: 'Xã 3', kind: 'Xã' })],
      ['UnitRenamed', { name: 'Xã 3' }, { name: 'Mỹ An' }],
      ['UnitRetyped', { kind: 'Xã' }, { kind: 'Thị trấn' }],
      ['ReorganisationCorrected', { name: 'Mỹ An', kind: 'Thị trấn' }, { name: 'Xã 3', kind: 'Xã' }],
    ]);
  });

  test('one that never began keeps its history', async () => {
    const changes = await history(MERGED);
    expect(changes.map(({ what, withdrew }) => [what, withdrew])).toEqual([
      ['UnitOpened', false],
      ['UnitSucceeded', false],
      ['UnitSucceeded', false],
      ['ReorganisationCorrected', true],
    ]);
  });

  test('as it was known at an instant', async () => {
    const changes = await history(SECOND, '2022-06-30T00:00:00Z');
    expect(changes.map(({ reason }) => reason)).toEqual([null, null, null, wrong]);
  });
});

test('a reorganisation tells how much it does, and where it was told anew each unit that differs', async () => {
  const [decided, corrected, moved] = await history(`reorganisation:${ON}`);
  expect(decided).toMatchObject({
    what: 'ReorganisationDecided',
    actor: 'admin@centre',
    decrees: ['510/NQ-UBTVQH15'],
    after: { issuedOn: '2022-04-12', 'count.opened': 1, 'count.revised': 2, 'count.closed': 2 },
  });
  expect(corrected).toMatchObject({
    reason: wrong,
    before: { 'count.opened': 1, 'count.closed': 2, [`opened.${MERGED}.name`]: 'Tân Hòa' },
    after: { 'count.opened': 0, 'count.closed': 1, [`succeeded.${SECOND}.${FIRST}.share`]: 'WHOLE' },
  });
  expect(moved).toMatchObject({ reason: late, withdrew: true, after: {} });
  const onTheOtherDay = await history(`reorganisation:${LATER}`);
  expect(onTheOtherDay.map(({ reason, withdrew }) => [reason, withdrew])).toEqual([
    [late, false],
    [never, true],
  ]);
});

test('the day that a reorganisation left was in force for who asks what was known before', async () => {
  const query = `query($id: ID!, $knownAt: DateTime) {
    node(id: $id, knownAt: $knownAt) { ... on Unit { validTo successors { unit { id } on } } } }`;
  const became = async (knownAt?: string) => (await ask(query, { variables: { id: SECOND, knownAt } })).node;
  expect(await became('2022-04-30T00:00:00Z')).toEqual({
    validTo: ON,
    successors: [{ unit: { id: MERGED }, on: ON }],
  });
  expect(await became('2022-07-31T00:00:00Z')).toEqual({
    validTo: LATER,
    successors: [{ unit: { id: FIRST }, on: LATER }],
  });
  expect(await became()).toEqual({ validTo: null, successors: [] });
});

test('an organ and the terms of a committee have their history as well', async () => {
  const [established] = await history('organ:BCT:2021-11-01');
  expect(established).toMatchObject({
    what: 'OrganEstablished',
    after: { name: 'Bộ Chính trị', symbol: 'TW', committee: UNITS.centre },
  });
  const ofCentre = await history(UNITS.centre);
  expect(ofCentre.map(({ what }) => what)).toEqual(['UnitOpened', 'CommitteeTermOpened']);
  expect(ofCentre[1]).toMatchObject({ effectiveOn: '2021-02-01', after: { 'terms.13.from': '2021-02-01' } });
});
