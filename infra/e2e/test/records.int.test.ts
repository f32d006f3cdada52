import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { askAs, type Ask } from '../src/graphql.ts';
import { sendAs, type Send } from '../src/send.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

/** How far back a known instant has to lie. */
const SETTLED_MS = 5_500;

let office: SmallOffice;
let ask: Ask;
let send: Send;
let directive: string;

beforeAll(async () => {
  office = await openSmallOffice();
  ask = askAs(office.url, await office.network.token('viewer@province:87'));
  send = sendAs(office.url, await office.network.token('recorder@district:872'));
  directive = (await office.register()).id;
});
afterAll(() => office?.close());

const period = { from: '2022-01-01', to: '2022-06-30' };
const report = { unit: UNITS.district, period, lines: [{ kind: 'study-class', count: 6 }] };

async function recorded(command: string, input: object): Promise<{ id: string; position: string }> {
  const { status, body } = await send(command, input as Record<string, unknown>);
  if (status >= 300) throw new Error(JSON.stringify(body));
  return { id: body['nodeId'], position: body['position'] };
}

test('a report is read back, put right with a reason, and both figures stay known', async () => {
  const sent = await recorded('reportActivities', report);
  await sleep(SETTLED_MS);
  const between = new Date(Date.now() - SETTLED_MS + 400).toISOString();
  const stale = { ...report, report: sent.id, reason: 'Cộng nhầm.', expectedVersion: 7 };
  expect(await send('correctReport', stale)).toMatchObject({
    status: 412,
    body: { code: 'VERSION_CONFLICT', facts: { version: '1' } },
  });
  const corrected = await recorded('correctReport', {
    ...report,
    report: sent.id,
    lines: [{ kind: 'study-class', count: 8 }],
    reason: 'Bổ sung hai lớp báo cáo muộn.',
    expectedVersion: 1,
  });
  const { reports } = await ask('{ reports { nodes { id version lines { kind count } } } }', {
    after: corrected.position,
  });
  expect(reports.nodes).toEqual([{ id: sent.id, version: 2, lines: [{ kind: 'study-class', count: 8 }] }]);

  const counted = async (knownAt?: string) => {
    const { activities } = await ask(
      `query($within: ID!, $knownAt: DateTime) {
        activities(within: $within, from: "2022-01-01", to: "2022-06-30", knownAt: $knownAt) { kind count } }`,
      { variables: { within: UNITS.district, knownAt }, after: corrected.position },
    );
    return activities;
  };
  expect(await counted()).toEqual([{ kind: 'study-class', count: 8 }]);
  expect(await counted(between)).toEqual([{ kind: 'study-class', count: 6 }]);
});

test('a receipt entered with the wrong day shows the old day to who asks what was known then', async () => {
  const unit = UNITS.communes[0];
  await recorded('recordReceipt', { directive, unit, on: '2022-02-01' });
  await sleep(SETTLED_MS);
  const between = new Date(Date.now() - SETTLED_MS + 400).toISOString();
  const { position } = await recorded('correctUnitStage', {
    directive,
    unit,
    stage: 'RECEIVED',
    on: '2022-02-08',
    reason: 'Lấy theo sổ công văn đến.',
  });
  const receivedOn = async (knownAt?: string) => {
    const { node } = await ask(
      `query($id: ID!, $within: ID!, $knownAt: DateTime) { node(id: $id) { ... on Directive {
        rollout(within: $within, on: "2022-12-31", knownAt: $knownAt) {
          rows(level: COMMUNE, stage: RECEIVED) { nodes { unit { id } stages { stage on lagDays } } } } } } }`,
      { variables: { id: directive, within: UNITS.district, knownAt }, after: position },
    );
    const [row] = node.rollout.rows.nodes;
    return row?.stages.find((each: any) => each.stage === 'RECEIVED');
  };
  expect(await receivedOn()).toMatchObject({ on: '2022-02-08', lagDays: 29 });
  expect(await receivedOn(between)).toMatchObject({ on: '2022-02-01', lagDays: 22 });
});

test('whoever shows the position of a command reads what it wrote, by GraphQL and by REST', async () => {
  const units = UNITS.communes.slice(1);
  for (const unit of units) {
    const { id, position } = await recorded('recordReceipt', { directive, unit, on: '2022-02-03' });
    const { node } = await ask('query($id: ID!) { node(id: $id) { id version } }', {
      variables: { id },
      after: position,
    });
    expect(node).toEqual({ id, version: 1 });
  }
  const answer = await fetch(`${office.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await office.network.token('recorder@district:872')}`,
    },
    body: JSON.stringify({
      query: `mutation($input: UnitStage!) { adoptPlan(input: $input) { ok position version node { id } } }`,
      variables: { input: { commandId: 'plan-1', directive, unit: units[0], on: '2022-02-20' } },
    }),
  });
  const { data } = await answer.json();
  expect(data.adoptPlan).toMatchObject({ ok: true, version: 2 });
  expect(answer.headers.get('x-position')).toContain(encodeless(data.adoptPlan.position));
});

function encodeless(position: string): string {
  return position.split(',').find((each) => each.startsWith('progress'))!;
}

describe('node(id) finds', () => {
  const session = () => ({
    kind: 'study-class',
    unit: UNITS.district,
    directives: [directive],
    heldOn: '2022-03-01',
    people: [{ unit: 'LEARNER', value: 50 }],
  });
  const stage = () => ({ directive, unit: UNITS.district, on: '2022-03-02' });
  const visit = () => ({
    by: UNITS.province,
    stops: [{ unit: UNITS.district }],
    directives: [directive],
    from: '2022-05-01',
    to: '2022-05-02',
  });
  const kinds: [type: string, command: string, input: () => object][] = [
    ['Session', 'recordSession', session],
    ['Report', 'reportActivities', () => ({ ...report, period: { from: '2022-07-01', to: '2022-12-31' } })],
    ['UnitProgress', 'adoptProgramme', stage],
    ['UnitProgress', 'completeStudy', stage],
    ['Milestone', 'logMilestone', () => ({ ...stage(), kind: 'implemented' })],
    [
      'Review',
      'submitReview',
      () => ({ kind: 'INTERIM', unit: UNITS.district, directive, heldOn: '2022-06-01' }),
    ],
    ['Visit', 'recordVisit', visit],
  ];
  test.each(kinds)('a %s of %s', async (type, command, input) => {
    const answer = await office.post(command, input());
    const id = answer.body['nodeId'];
    const { node } = await ask('query($id: ID!) { node(id: $id) { __typename id version } }', {
      variables: { id },
      after: answer.body['position'],
    });
    expect(node).toEqual({ __typename: type, id, version: 1 });
  });

  test.each([
    ['Unit', () => UNITS.communes[0]],
    ['Unit', () => 'organ:BCT:2021-11-01'],
    ['Directive', () => directive],
  ])('a %s', async (type, id) => {
    const { node } = await ask('query($id: ID!) { node(id: $id) { __typename id } }', {
      variables: { id: id() },
    });
    expect(node).toEqual({ __typename: type, id: id() });
  });

  test('nothing where there is nothing', async () => {
    for (const id of ['session:00000000000000000000', 'commune:99999:2021-11-01', 'what?', '']) {
      const answer = await ask('query($id: ID!) { node(id: $id) { id } }', { variables: { id } });
      expect(answer).toEqual({ node: null });
    }
  });
});
