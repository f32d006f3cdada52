import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askAs, type Ask } from '../src/graphql.ts';
import { sendAs, type Send } from '../src/send.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

let office: SmallOffice;
let ask: Ask;
let send: Send;

beforeAll(async () => {
  office = await openSmallOffice();
  ask = askAs(office.url, await office.network.token('viewer@province:87'));
  send = sendAs(office.url, await office.network.token('recorder@district:872'));
});
afterAll(() => office?.close());

const half = {
  owner: UNITS.district,
  series: 'party',
  kind: 'HALF_YEAR',
  from: '2022-01-01',
  to: '2022-06-30',
  label: '6 tháng đầu năm 2022',
  reviewKind: 'HALF_YEAR',
  reporters: { levels: ['COMMUNE'] },
  due: [{ level: 'COMMUNE', on: '2022-07-05' }],
};

async function recorded(command: string, input: object): Promise<{ id: string; position: string }> {
  const { status, body } = await send(command, input as Record<string, unknown>);
  if (status >= 300) throw new Error(JSON.stringify(body));
  return { id: body['nodeId'], position: body['position'] };
}

test('a district asks its communes for the party half-year beside the half-year of the state', async () => {
  const party = await recorded('definePeriod', half);
  const days = { series: 'state', from: '2021-12-15', to: '2022-06-14' };
  const due = [{ level: 'COMMUNE', on: '2022-06-20' }];
  const state = await recorded('definePeriod', { ...half, ...days, due });
  const { periods } = await ask(
    `query($within: ID) { periods(within: $within, on: "2022-03-01") {
      id version owner { id } series kind from to label reporters { levels units { id } } due { level on } remindDays } }`,
    { variables: { within: UNITS.communes[0] }, after: state.position },
  );
  expect(periods.map((each: any) => each.id)).toEqual([party.id, state.id]);
  expect(periods[0]).toEqual({
    id: `period:${UNITS.district}:party:half-year:2022-01-01`,
    version: 2,
    owner: { id: UNITS.district },
    series: 'party',
    kind: 'HALF_YEAR',
    from: '2022-01-01',
    to: '2022-06-30',
    label: '6 tháng đầu năm 2022',
    reporters: { levels: ['COMMUNE'], units: [] },
    due: [{ level: 'COMMUNE', on: '2022-07-05' }],
    remindDays: 7,
  });
  const early = await ask('{ periods(on: "2021-12-20") { id } }', { after: state.position });
  expect(early.periods).toEqual([{ id: state.id }]);
});

test('a period that overlaps its like is refused with the name of the other', async () => {
  const { status, body } = await send('definePeriod', {
    ...half,
    from: '2022-06-01',
    to: '2022-11-30',
    due: [],
  });
  expect(status).toBe(422);
  expect(body).toMatchObject({
    code: 'PERIOD_OVERLAPS',
    path: ['from'],
    facts: { period: `period:${UNITS.district}:party:half-year:2022-01-01` },
  });
});

test('a period is put right with a reason, taken back, and stays to be read', async () => {
  const year = { ...half, kind: 'YEAR', to: '2022-12-31', reviewKind: 'YEAR_END', due: [] };
  const { id } = await recorded('definePeriod', year);
  const { owner, series, kind, from, ...terms } = year;
  const due = [{ level: 'COMMUNE', on: '2023-01-10' }];
  await recorded('correctPeriod', { ...terms, period: id, due, reason: 'Quên hạn nộp.' });
  const { position } = await recorded('withdrawPeriod', { period: id, reason: 'Cấp trên đã đặt.' });
  const { node, periods } = await ask(
    `query($id: ID!, $within: ID) { node(id: $id) { id ... on Period { withdrawn due { on } previous { id } } }
      periods(within: $within) { id } }`,
    { variables: { id, within: owner }, after: position },
  );
  expect(node).toEqual({ id, withdrawn: true, due: [{ on: '2023-01-10' }], previous: null });
  expect(periods.map((each: any) => each.id)).not.toContain(id);
  const { history } = await ask(
    `query($id: ID!) { history(id: $id) { nodes { type reason fields { path before after } } } }`,
    { variables: { id }, after: position },
  );
  expect(history.nodes.map((each: any) => each.reason)).toEqual([null, 'Quên hạn nộp.', 'Cấp trên đã đặt.']);
  expect(history.nodes[1].fields).toContainEqual({
    path: 'period.due.0.on',
    before: null,
    after: '2023-01-10',
  });
  expect([series, kind, from]).toEqual(['party', 'YEAR', '2022-01-01']);
});

test('only the office itself, or one above it, asks in its name', async () => {
  const commune = sendAs(office.url, await office.network.token('recorder@commune:30050'));
  const { status, body } = await commune('definePeriod', { ...half, series: 'own' });
  expect([status, body['code']]).toEqual([403, 'FORBIDDEN']);
});
