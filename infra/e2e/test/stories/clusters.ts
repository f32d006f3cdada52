import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadInto } from '@trienkhai/dev/load';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { askAs, type Ask } from '../../src/graphql.ts';
import type { Office } from '../../src/office.ts';
import { sendAs, type Send } from '../../src/send.ts';
import { openSharedOffice } from '../../src/shared-office.ts';

let office: Office;
let ask: Ask;
let send: Send;
let head: Send;
let id: string;

const organ = (code: string) => `organ:${code}:2021-11-01`;
const MEMBERS = ['DU-CA-19', 'DU-QS-19', 'DU-BVTW-19', 'DU-KCQ-19', 'DU-DHTN-19', 'DU-GT-19', 'DU-KLM-19'];

beforeAll(async () => {
  office = await openSharedOffice();
  ask = askAs(office.url, await office.token('viewer@centre'));
  send = sendAs(office.url, await office.token('admin@centre'));
  head = sendAs(office.url, await office.token('recorder@organ:DU-KLM-19'));
  const { clusters } = await ask('{ clusters(year: 2021) { id } }');
  id = clusters[0].id;
}, 180_000);
afterAll(() => office?.close());

const cluster = async (fields: string) => {
  const { node } = await ask(`query($id: ID!) { node(id: $id) { ... on Cluster { ${fields} } } }`, {
    variables: { id },
  });
  return node;
};

describe('an emulation cluster at Thái Nguyên', () => {
  test('has seven members that are no territory, and its head is one of them', async () => {
    const { clusters } = await ask(`{ clusters(year: 2022) { name within { code } validFrom validTo sample
      members(on: "2021-11-26") { code level } head(on: "2021-11-26") { code } } }`);
    expect(clusters).toEqual([
      {
        name: 'Cụm thi đua Tuyên giáo số 2',
        within: { code: '19' },
        validFrom: null,
        validTo: null,
        sample: false,
        members: MEMBERS.map((code) => ({ code, level: 'ORGAN' })),
        head: { code: 'DU-KLM-19' },
      },
    ]);
  });

  test('reviewed 2021 on 26 November and signed its pledge for 2022, all seven of them', async () => {
    const { years, year } = await cluster(`years { year closed }
      year(year: 2021) { review { heldOn nextYear outcomes } pledge { on } }`);
    expect(years).toEqual([
      { year: 2022, closed: false },
      { year: 2021, closed: true },
    ]);
    expect(year).toEqual({
      review: {
        heldOn: '2021-11-26',
        nextYear: 2022,
        outcomes: ['bình xét, suy tôn danh hiệu thi đua năm 2021', 'ký kết giao ước thi đua năm 2022'],
      },
      pledge: null,
    });
    const of2022 = await cluster('year(year: 2022) { pledge { on signatories { code } targets { text } } }');
    expect(of2022.year.pledge).toEqual({
      on: '2021-11-26',
      signatories: MEMBERS.map((code) => ({ code })),
      targets: [],
    });
  });

  test('is found within its province, and in no other', async () => {
    const within = 'query($within: ID!) { clusters(within: $within, on: "2021-11-26") { name } }';
    const found = async (province: string) =>
      (await ask(within, { variables: { within: `province:${province}:2021-11-01` } })).clusters.length;
    expect(await found('19')).toBe(1);
    expect(await found('40')).toBe(0);
  });

  test('scores by its own criteria, and each rank is explained', async () => {
    const criteria = [
      { code: 'A', name: 'Học tập, quán triệt', maxPoints: 60 },
      { code: 'B', name: 'Báo cáo đúng hạn', maxPoints: 40 },
    ];
    expect(
      await status(head('setClusterCriteria', { cluster: id, year: 2022, criteria, selfShare: 20 })),
    ).toBe(200);
    const [police, forces, hospital] = MEMBERS.map(organ) as [string, string, string];
    await score(police, police, 60, 40);
    await score(forces, police, 50, 30);
    await score(hospital, police, 40, 30);
    await score(forces, forces, 60, 40);
    await score(police, forces, 45, 30);
    await score(hospital, hospital, 60, 40);
    await office.quiet();
    const { year } = await cluster(`year(year: 2022) { ranking { unit { code } rank total unranked { vi en }
      criteria { code selfPoints crossMean crossScorers selfShare points } } }`);
    expect(year.ranking.slice(0, 2)).toEqual([
      {
        unit: { code: 'DU-CA-19' },
        rank: 1,
        total: 80,
        unranked: null,
        criteria: [
          { code: 'A', selfPoints: 60, crossMean: 45, crossScorers: 2, selfShare: 20, points: 48 },
          { code: 'B', selfPoints: 40, crossMean: 30, crossScorers: 2, selfShare: 20, points: 32 },
        ],
      },
      expect.objectContaining({ unit: { code: 'DU-QS-19' }, rank: 1, total: 80 }),
    ]);
    const own = year.ranking.find((each: any) => each.unit.code === 'DU-BVTW-19');
    expect(own).toMatchObject({
      rank: null,
      total: null,
      unranked: { vi: 'Chưa có thành viên nào khác chấm điểm.', en: 'No other member has scored it yet.' },
    });
    expect(year.ranking).toHaveLength(7);
  });

  test('closes its year with the review; a later score is refused until the year is opened again', async () => {
    const late = { cluster: id, year: 2021, scorer: organ('DU-CA-19'), member: organ('DU-QS-19') };
    const points = [{ criterion: 'A', points: 1 }];
    const { body } = await send('scoreMember', { ...late, points });
    expect(body).toMatchObject({ code: 'CLUSTER_YEAR_CLOSED', path: ['year'] });
    const reopened = head('reopenClusterYear', { cluster: id, year: 2021, reason: 'Bổ sung điểm' });
    expect(await status(reopened)).toBe(200);
    expect((await send('scoreMember', { ...late, points })).body).toMatchObject({
      code: 'CRITERION_UNKNOWN',
    });
  });

  test('tells who recorded what, and why', async () => {
    await office.quiet();
    const { history } = await ask('query($id: ID!) { history(id: $id) { nodes { what actor reason } } }', {
      variables: { id },
    });
    expect(history.nodes[0]).toMatchObject({ what: 'ClusterFormed', actor: 'admin@centre' });
    expect(history.nodes.at(-1)).toEqual({
      what: 'ClusterYearReopened',
      actor: 'recorder@organ:DU-KLM-19',
      reason: 'Bổ sung điểm',
    });
  });
});

test('a system that holds the figures of an earlier version loads the groups beside them, and nothing twice', async () => {
  const { mongoUri, namespace } = office.network.configs.units;
  const before = await cluster('version');
  const database = await openDatabase(mongoUri, `${namespace}-dev`);
  await database.db.collection<{ _id: string }>('loaded').deleteOne({ _id: 'groups' });
  const titles: string[] = [];
  const step = <Answer>(title: string, run: () => Promise<Answer>) => {
    titles.push(title);
    return run();
  };
  await loadInto(office.network, { reports: true, sample: false, step });
  await database.close();
  await office.quiet();
  expect(titles).toEqual(['clusters, awards and joint organs of the five reports']);
  expect(await cluster('version')).toEqual(before);
  expect((await ask('{ clusters { id } awards(name: "bua liem") { id } }')).awards).toHaveLength(2);
});

describe('bad input is refused, and nothing of it is recorded:', () => {
  const members = MEMBERS.map(organ);
  const form = { name: 'Cụm thi đua số 9', within: 'province:19:2021-11-01', members, from: '2022-01-01' };
  const score = (more: object) => ({
    cluster: id,
    year: 2022,
    scorer: organ('DU-CA-19'),
    member: organ('DU-QS-19'),
    points: [{ criterion: 'A', points: 1 }],
    ...more,
  });

  test.each<[string, string, () => object, string, string]>([
    [
      'a head that is no member',
      'formCluster',
      () => ({ ...form, head: organ('BTGTU-19') }),
      'CLUSTER_HEAD_NO_MEMBER',
      'head',
    ],
    [
      'a score over the bound',
      'scoreMember',
      () => score({ points: [{ criterion: 'A', points: 61 }] }),
      'SCORE_INVALID',
      'points.0.points',
    ],
    [
      'a score below zero',
      'scoreMember',
      () => score({ points: [{ criterion: 'A', points: -1 }] }),
      'SCORE_INVALID',
      'points.0.points',
    ],
    [
      'a score by no criterion',
      'scoreMember',
      () => score({ points: [{ criterion: 'X', points: 1 }] }),
      'CRITERION_UNKNOWN',
      'points.0.criterion',
    ],
    [
      'a score from no member',
      'scoreMember',
      () => score({ scorer: organ('BTGTU-19') }),
      'NOT_A_MEMBER',
      'scorer',
    ],
    [
      'a second pledge',
      'signPledge',
      () => ({ cluster: id, year: 2022, on: '2022-01-05' }),
      'ALREADY_RECORDED',
      'year',
    ],
    [
      'a share over 100',
      'setClusterCriteria',
      () => ({ cluster: id, year: 2023, selfShare: 101, criteria: [{ code: 'A', name: 'A', maxPoints: 1 }] }),
      'SCORE_INVALID',
      'selfShare',
    ],
    [
      'an unknown cluster',
      'dissolveCluster',
      () => ({ cluster: 'cluster:none', on: '2022-01-01', reason: 'r' }),
      'CLUSTER_UNKNOWN',
      'cluster',
    ],
  ])('%s', async (_, command, input, code, path) => {
    const { status: http, body } = await send(command, input() as Record<string, unknown>);
    expect([http, body['code'], body['path'].join('.')]).toEqual([422, code, path]);
    expect(body['message'] ?? body['detail']).toBeDefined();
  });

  test('a member scores for itself only, and another office changes nothing', async () => {
    const { body } = await head('scoreMember', score({}));
    expect(body).toMatchObject({ code: 'FORBIDDEN' });
    const stranger = sendAs(office.url, await office.token('recorder@province:40'));
    const dissolve = { cluster: id, on: '2022-01-01', reason: 'r' };
    expect((await stranger('dissolveCluster', dissolve)).body).toMatchObject({ code: 'CLUSTER_UNKNOWN' });
  });
});

async function score(scorer: string, member: string, a: number, b: number): Promise<void> {
  const points = [
    { criterion: 'A', points: a },
    { criterion: 'B', points: b },
  ];
  expect(await status(send('scoreMember', { cluster: id, year: 2022, scorer, member, points }))).toBe(200);
}

async function status(sent: ReturnType<Send>): Promise<number> {
  return (await sent).status;
}
