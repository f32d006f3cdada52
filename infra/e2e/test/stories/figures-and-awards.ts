import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountOf, type Account } from '../../src/accounts.ts';
import { askAs, type Ask } from '../../src/graphql.ts';
import type { Office } from '../../src/office.ts';
import { sendAs, type Send } from '../../src/send.ts';
import { openSharedOffice } from '../../src/shared-office.ts';
import { directiveId, totalOf, unitId, unitsIn, type Days } from '../../src/totals.ts';

let office: Office;
let ask: Ask;
let send: Send;

beforeAll(async () => {
  office = await openSharedOffice();
  ask = askAs(office.url, await office.token('viewer@centre'));
  send = sendAs(office.url, await office.token('admin@centre'));
}, 180_000);
afterAll(() => office?.close());

describe('awards of Lý Nhân', () => {
  test('Búa liềm vàng VII went to 3 collectives and 7 individuals, never to 10; VIII is launched', async () => {
    const within = await unitId(ask, 'DISTRICT', '353', '2023-12-22');
    const { awards } = await ask(
      `query($within: ID!) { awards(within: $within) { name edition year state on sample unit { code }
        counts { unit value qualifier } } }`,
      { variables: { within } },
    );
    const award = { name: 'Giải Búa liềm vàng', on: null, sample: false, unit: { code: '353' } };
    expect(awards).toEqual([
      {
        ...award,
        edition: 'VII (2022)',
        year: 2022,
        state: 'AWARDED',
        counts: [
          { unit: 'COLLECTIVE', value: 3, qualifier: 'EXACT' },
          { unit: 'INDIVIDUAL', value: 7, qualifier: 'EXACT' },
        ],
      },
      { ...award, edition: 'VIII (2023)', year: 2023, state: 'LAUNCHED', counts: [] },
    ]);
  });

  test('are found by edition and by name, with or without accents, and from the province of today', async () => {
    const editions = async (args: string) => (await ask(`{ awards(${args}) { edition } }`)).awards;
    expect(await editions('edition: "vii"')).toEqual([{ edition: 'VII (2022)' }]);
    expect(await editions('name: "bua liem", edition: "2023"')).toEqual([{ edition: 'VIII (2023)' }]);
    expect(await editions('name: "Sao vàng"')).toEqual([]);
    expect(await editions('within: "province:87:2021-11-01"')).toEqual([]);
    const today = await unitId(ask, 'PROVINCE', '37', '2025-07-01');
    expect(await editions(`within: "${today}"`)).toHaveLength(2);
  });

  test('recorded again in another writing, the edition is the same award said anew', async () => {
    const again = { unit: 'district:353:2021-11-01', name: 'GIẢI BÚA LIỀM VÀNG', edition: 'viii (2023)' };
    const { status, body } = await send('recordAward', {
      ...again,
      state: 'AWARDED',
      collectives: 1,
      individuals: 2,
    });
    expect(status).toBe(201);
    await office.quiet();
    const { awards } = await ask('{ awards(edition: "VIII") { id version state counts { unit value } } }');
    expect(awards).toEqual([
      {
        id: body['nodeId'],
        version: 2,
        state: 'AWARDED',
        counts: [
          { unit: 'COLLECTIVE', value: 1 },
          { unit: 'INDIVIDUAL', value: 2 },
        ],
      },
    ]);
    const { history } = await ask(
      'query($id: ID!) { history(id: $id) { nodes { what fields { path before after } } } }',
      {
        variables: { id: body['nodeId'] },
      },
    );
    expect(history.nodes[1].fields).toContainEqual({ path: 'award.individuals', before: null, after: 2 });
  });

  test('withdrawn, an award is listed no more, and remains readable as taken back', async () => {
    const award = { unit: 'district:353:2021-11-01', name: 'Giải sai', edition: 'I', state: 'LAUNCHED' };
    const { body } = await send('recordAward', award);
    const { status } = await send('withdrawAward', { award: body['nodeId'], reason: 'Ghi nhầm' });
    expect(status).toBe(200);
    await office.quiet();
    const { awards, node } = await ask(
      'query($id: ID!) { awards(name: "giai sai") { id } node(id: $id) { ... on Award { name withdrawn } } }',
      { variables: { id: body['nodeId'] } },
    );
    expect(awards).toEqual([]);
    expect(node).toEqual({ name: 'Giải sai', withdrawn: true });
  });

  test.each([
    [
      'counts of an edition that is only launched',
      { state: 'LAUNCHED', collectives: 1 },
      'COUNT_INVALID',
      'collectives',
    ],
    [
      'a unit that nobody knows',
      { state: 'LAUNCHED', unit: 'district:1:2021-11-01' },
      'UNIT_UNKNOWN',
      'unit',
    ],
    ['a day to come', { state: 'LAUNCHED', on: '2090-01-01' }, 'DATE_INVALID', 'on'],
  ])('%s: refused', async (_, change, code, path) => {
    const award = { unit: 'district:353:2021-11-01', name: 'Giải', edition: 'II', ...change };
    const { body } = await send('recordAward', award);
    expect([body['code'], body['path'].join('.')]).toEqual([code, path]);
  });
});

const lyNhan = 'district:353:2021-11-01';
const Y2023: Days = ['2023-01-01', '2023-12-31'];
const Y2024: Days = ['2024-01-01', '2024-12-31'];
const span = ([from, to]: Days) => ({ from, to });

async function measured(within: string, days: Days, ...kinds: string[]) {
  await office.quiet();
  return totalOf(ask, within, days, ...kinds);
}

describe('figures of several units', () => {
  const haNam = 'province:35:2021-11-01';
  const [canTho, binhThuy] = ['province:92:2021-11-01', 'district:918:2021-11-01'];
  const thapMuoi = 'district:872:2021-11-01';
  let centre: Account;

  beforeAll(async () => {
    centre = await accountOf(office, 'admin@centre');
    const other = (await unitsIn(ask, haNam, 'DISTRICT', '2023-12-31')).find((id) => id !== lyNhan)!;
    const people = [
      { unit: 'ATTENDANCE', value: 500 },
      { unit: 'LEARNER', value: 40 },
    ];
    const lines = [
      { kind: 'political-training', count: 10, planned: 10, people },
      { kind: 'party-awareness-class', count: 4 },
    ];
    await centre.does('reportActivities', { unit: other, period: span(Y2023), lines });
  });

  test('4: 43 of 34 planned classes in Hà Nam are a percent of plan, for each of its districts has one', async () => {
    const total = await measured(haNam, Y2023, 'political-training');
    expect(total).toMatchObject({ count: 43, planned: 34, itemised: 14, gap: 29, planFrom: [] });
    expect(total.percentOfPlan).toBeCloseTo(126.47, 2);
    expect(await measured(haNam, Y2023, 'party-awareness-class')).toMatchObject({
      count: 10,
      planned: null,
      percentOfPlan: null,
    });
  });

  test('2 and 5: more than 10,000 and 500 are more than 10,500; 40 learners are never added to attendances', async () => {
    const { people } = await measured(haNam, Y2023, 'political-training');
    expect(people).toMatchObject([
      { unit: 'LEARNER', value: 40, qualifier: 'EXACT' },
      { unit: 'ATTENDANCE', value: 10500, qualifier: 'MORE_THAN', itemised: 1456 },
    ]);
  });

  test('3: 6 training classes of Tháp Mười have 570 learners, and neither a plan nor a percentage', async () => {
    expect(await measured(thapMuoi, ['2022-01-01', '2022-04-12'], 'training-class')).toMatchObject({
      count: 6,
      planned: null,
      percentOfPlan: null,
      percentStated: null,
      people: [{ unit: 'LEARNER', value: 570 }],
    });
  });

  test('2,909 of 3,044 are 95.565 percent beside 95.56 as stated; what is stated otherwise shows its gap', async () => {
    const people = (percentStated: number) => [
      { unit: 'MEMBER', value: 2909, expected: 3044, percentStated },
    ];
    const lines = [
      { kind: 'study-class', count: 1, people: people(95.56) },
      { kind: 'training-class', count: 1, people: people(95.65) },
    ];
    await centre.does('reportActivities', { unit: thapMuoi, period: span(Y2023), lines });
    const [asStated] = (await measured(thapMuoi, Y2023, 'study-class')).people;
    expect(asStated).toMatchObject({ value: 2909, expected: 3044, percentStated: 95.56, percentGap: null });
    expect(asStated.percent).toBeCloseTo(95.565, 3);
    const [otherwise] = (await measured(thapMuoi, Y2023, 'training-class')).people;
    expect(otherwise.percentGap).toBeCloseTo(0.085, 3);
  });

  test('7: 2,302 attendances of Bình Thuỷ belong to 29 classes and 8 conferences together, to neither alone', async () => {
    const half: Days = ['2022-01-01', '2022-06-30'];
    const kinds = ['class', 'reporter-conference'];
    const [classes, conferences, both] = await Promise.all([
      measured(binhThuy, half, 'class'),
      measured(binhThuy, half, 'reporter-conference'),
      measured(binhThuy, half, ...kinds),
    ]);
    expect([classes, conferences]).toMatchObject([
      { count: 29, people: [] },
      { count: 8, online: 4, people: [] },
    ]);
    expect(both).toMatchObject({ count: 37, people: [{ unit: 'ATTENDANCE', value: 2302 }] });
  });

  test('6: one online conference that province, district and a commune report is held once, each site once', async () => {
    const communes = await unitsIn(ask, binhThuy, 'COMMUNE', '2023-05-10');
    const held = {
      kind: 'reporter-conference',
      directives: [await directiveId(ask, '05-CT/TW')],
      heldOn: '2023-05-10',
      mode: 'ONLINE',
    };
    const conference = 'Hội nghị báo cáo viên tháng 5 năm 2023';
    const report = (unit: string, at: string[], people: number) =>
      centre.does('recordSession', {
        ...held,
        conference,
        unit,
        sites: at.map((site) => ({ unit: site })),
        people: [{ unit: 'ATTENDEE', value: people }],
      });
    await report(canTho, [canTho, binhThuy, ...communes], 400);
    await report(binhThuy, [binhThuy, ...communes], 120);
    await report(communes[0]!, [communes[0]!], 15);
    const days: Days = ['2023-05-01', '2023-05-31'];
    expect(await measured(canTho, days, 'reporter-conference')).toMatchObject({
      count: 1,
      online: 1,
      sites: 10,
      people: [{ unit: 'ATTENDEE', value: 400 }],
    });
    expect(await measured(binhThuy, days, 'reporter-conference')).toMatchObject({
      count: 1,
      sites: 9,
      people: [{ value: 120 }],
    });
  });
});

test('9: the year-end review of Lý Nhân on 22 December 2023 closes 2023 at 33 of 24 classes and opens 2024, which is measured by its plan', async () => {
  const [district, above] = await Promise.all([
    accountOf(office, 'recorder@district:353'),
    accountOf(office, 'recorder@province:35'),
  ]);
  const { reviews } = await ask(
    `{ reviews(filter: { within: "${lyNhan}", kind: YEAR_END }, on: "2023-12-31") { nodes { id heldOn state } } }`,
  );
  expect(reviews.nodes).toMatchObject([{ heldOn: '2023-12-22', state: 'APPROVED' }]);
  const review = reviews.nodes[0].id;
  const planned = [{ kind: 'political-training', count: 24 }];
  const reason = 'Bổ sung kế hoạch năm 2024';
  const input = { kind: 'YEAR_END', unit: lyNhan, period: span(Y2023), heldOn: '2023-12-22' };
  await above.does('unlockReview', { review, reason });
  await district.does('correctReview', { ...input, review, next: { ...span(Y2024), planned }, reason });
  const lines = [{ kind: 'political-training', count: 30 }];
  await district.does('reportActivities', { unit: lyNhan, period: span(Y2024), lines });
  const of = (year: Days) => measured(lyNhan, year, 'political-training');
  expect(await of(Y2024)).toMatchObject({ count: 30, planned: null, percentOfPlan: null });

  const { positions } = await above.does('approveReview', { review });
  const plan = { planned: 24, derived: ['planned'], planFrom: [{ id: review }] };
  expect(await of(Y2024)).toMatchObject({ ...plan, count: 30, percentOfPlan: 125 });
  expect(await of(Y2023)).toMatchObject({ count: 33, planned: 24, percentOfPlan: 137.5, planFrom: [] });
  const late = { unit: lyNhan, period: { from: '2023-07-01', to: '2023-12-31' }, lines };
  expect(await district.refused('reportActivities', late, positions)).toBe('PERIOD_CLOSED');
});
