import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, dayOf } from '@trienkhai/kernel/day';
import { formatPositions } from '@trienkhai/runtime/position';
import { setTimeout as sleep } from 'node:timers/promises';
import { askAs, type Ask } from '../src/graphql.ts';
import { listen } from '../src/listening.ts';
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

test('sessions, reports and reviews are listed by the period in which they fall', async () => {
  const { id: directive, positions } = await office.register();
  const own = { unit: UNITS.district };
  const session = { ...own, kind: 'study-class', directives: [directive], people: [] };
  const after = formatPositions(positions);
  const told = async (command: string, input: object) => {
    const { status, body } = await send(command, { ...input }, { 'x-after-position': after });
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body['nodeId'];
  };
  const [before, june, , late] = [
    await told('recordSession', { ...session, heldOn: '2021-12-31' }),
    await told('recordSession', { ...session, heldOn: '2022-06-30' }),
    await told('recordSession', { ...session, heldOn: '2022-03-01', kind: 'training-class' }),
    await told('recordSession', { ...session, heldOn: '2022-07-01' }),
  ];
  const span = { from: '2022-01-01', to: '2022-06-30' };
  const report = await told('reportActivities', {
    ...own,
    period: span,
    lines: [{ kind: 'study-class', count: 2 }],
  });
  const review = await told('submitReview', {
    ...own,
    kind: 'HALF_YEAR',
    period: span,
    heldOn: '2022-06-29',
  });
  await office.quiet();
  const query = `query($period: ID!, $from: Date) {
    sessions(filter: { period: $period, from: $from, kinds: ["study-class"] }) { nodes { id } }
    reports(filter: { period: $period }) { nodes { id } }
    reviews(filter: { period: $period }) { nodes { id } } }`;
  const period = `period:${UNITS.district}:party:half-year:2022-01-01`;
  const found = async (variables: object) =>
    (await ask(query, { variables: { period, ...variables } })) as any;
  const ids = ({ nodes }: any) => nodes.map(({ id }: any) => id);
  const all = await found({});
  expect(ids(all.sessions)).toEqual([june]);
  expect([before, late].some((id) => ids(all.sessions).includes(id))).toBe(false);
  expect([ids(all.reports), ids(all.reviews)]).toEqual([[report], [review]]);
  const state = `period:${UNITS.district}:state:half-year:2021-12-15`;
  expect(ids((await found({ period: state })).sessions)).toEqual([before]);
  expect(ids((await found({ from: '2022-07-01' })).sessions)).toEqual([]);
  await expect(found({ period: 'period:none' })).rejects.toThrow('PERIOD_UNKNOWN');
});

test('only the office itself, or one above it, asks in its name', async () => {
  const commune = sendAs(office.url, await office.network.token('recorder@commune:30050'));
  const { status, body } = await commune('definePeriod', { ...half, series: 'own' });
  expect([status, body['code']]).toEqual([403, 'FORBIDDEN']);
});

test('the half-year and the year of party and state are laid with one command each, once, or not at all', async () => {
  const party = {
    owner: UNITS.district,
    series: 'party-year',
    year: 2024,
    reporters: { levels: ['COMMUNE'] },
    due: [{ level: 'COMMUNE', days: 5 }],
  };
  const { id } = await recorded('definePeriods', party);
  expect(id).toBe(`period:${UNITS.district}:party-year:year:2024-01-01`);
  const { position } = await recorded('definePeriods', { ...party, series: 'state-year', close: 'STATE' });
  const again = await recorded('definePeriods', party);
  expect(again.id).toBe(id);
  const { periods } = await ask(
    `query($within: ID) { periods(within: $within, on: "2024-03-01") { series kind from to due { on } } }`,
    { variables: { within: UNITS.district }, after: position },
  );
  expect(periods.map(({ series, kind, from, to, due }: any) => [series, kind, from, to, due[0].on])).toEqual([
    ['party-year', 'HALF_YEAR', '2024-01-01', '2024-06-30', '2024-07-05'],
    ['party-year', 'YEAR', '2024-01-01', '2024-12-31', '2025-01-05'],
    ['state-year', 'HALF_YEAR', '2023-12-15', '2024-06-14', '2024-06-19'],
    ['state-year', 'YEAR', '2023-12-15', '2024-12-14', '2024-12-19'],
  ]);
  const { status, body } = await send('definePeriods', { ...party, close: 'STATE' });
  expect([status, body['code'], body['path']]).toEqual([422, 'PERIOD_OVERLAPS', ['year']]);
  const mixed = { ...half, series: 'mixed', kind: 'YEAR', from: '2024-03-01', to: '2025-02-28', due: [] };
  const { position: after } = await recorded('definePeriod', { ...mixed, reviewKind: 'YEAR_END' });
  const refused = await send('definePeriods', { ...party, series: 'mixed' });
  expect(refused.body['code']).toBe('PERIOD_OVERLAPS');
  const left = await ask(
    `query($within: ID) { periods(within: $within, on: "2024-03-01") { series kind } }`,
    { variables: { within: UNITS.district }, after },
  );
  expect(left.periods.filter(({ series }: any) => series === 'mixed')).toEqual([
    { series: 'mixed', kind: 'YEAR' },
  ]);
});

test('what falls due and what is overdue is told once each, in the feed and to whoever listens', async () => {
  const today = dayOf(new Date());
  const heard = listen(office.url, await office.network.token('viewer@province:87'), [
    'ReportsFallDue',
    'ReportsOverdue',
  ]);
  const month = (series: string, to: number, due: number) => ({
    ...half,
    series,
    kind: 'MONTH',
    from: addDays(today, to - 25),
    to: addDays(today, to),
    reviewKind: 'QUARTER',
    due: [{ level: 'COMMUNE', on: addDays(today, due) }],
  });
  const near = await recorded('definePeriod', month('near', -1, 3));
  const past = await recorded('definePeriod', month('past', -4, -2));
  const told = [
    ['ReportsFallDue', `reminders:${near.id}`, 6],
    ['ReportsOverdue', `reminders:${past.id}`, 6],
  ];
  const until = Date.now() + 60_000;
  while (heard.events.length < told.length && Date.now() < until) await sleep(200);
  await recorded('definePeriod', { ...month('later', -1, 3), due: [] });
  await sleep(3_000);
  heard.stop();
  const brief = (type: string, subject: string, data: any) => [
    type.slice(type.lastIndexOf('.') + 1),
    subject,
    data.unitIds.length,
  ];
  expect(heard.events.map(({ type, subject, data }) => brief(type, subject, data)).sort()).toEqual(told);
  await office.quiet();
  const fed = await fetch(`${office.url}/v1/events?limit=1000`, {
    headers: { authorization: `Bearer ${await office.network.token('control@province:87')}` },
  });
  const events = (await fed.json()) as any[];
  const reminders = events.filter(({ type }) => /\.Reports(FallDue|Overdue)$/.test(type));
  expect(reminders.map(({ type, subject, data }) => brief(type, subject, data)).sort()).toEqual(told);
});
