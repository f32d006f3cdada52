import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askAs, rawAsk, type Ask } from '../../src/graphql.ts';
import type { Office } from '../../src/office.ts';
import { openSharedOffice } from '../../src/shared-office.ts';
import { districtTotals, unitId } from '../../src/totals.ts';

let office: Office;
let ask: Ask;

beforeAll(async () => {
  office = await openSharedOffice();
  ask = askAs(office.url, await office.token('viewer@centre'));
}, 180_000);
afterAll(() => office?.close());

describe('Tháp Mười, from January to 12 April 2022', () => {
  const asked = async (kinds: string[][]) =>
    (await districtTotals(ask, '872', ['2022-01-01', '2022-04-12'], kinds))[0];

  test('37 study classes with 3,652 attendees, held by two organisers', async () => {
    const total = await asked([['study-class']]);
    expect(total).toMatchObject({ kind: 'study-class', count: 37, percentOfPlan: null });
    expect(total.people).toEqual([{ unit: 'ATTENDEE', value: 3652, qualifier: 'EXACT', itemised: null }]);
    expect(total.organisers).toHaveLength(2);
  });

  test('6 training classes with 570 learners; the percentage of an unknown plan is unknown', async () => {
    const total = await asked([['training-class']]);
    expect(total).toMatchObject({ count: 6, planned: null, percentOfPlan: null, percentStated: null });
    expect(total.people).toEqual([{ unit: 'LEARNER', value: 570, qualifier: 'EXACT', itemised: null }]);
  });

  test('43 classes together, and never 4,222 people', async () => {
    const total = await asked([['study-class', 'training-class']]);
    expect(total).toMatchObject({ kind: null, count: 43 });
    expect(total.people.map(({ unit, value }: any) => [unit, value]).sort()).toEqual([
      ['ATTENDEE', 3652],
      ['LEARNER', 570],
    ]);
  });

  test('conferences without a figure stay without a figure', async () => {
    expect(await asked([['reporter-conference']])).toMatchObject({ count: null, people: [] });
  });

  test('they were told at a working session of board and centre, on the directives named there', async () => {
    const { sessions } = await ask(`{ sessions(filter: { kinds: ["working-session"] }) { nodes {
      heldOn unit { code } organisers { code } directives { symbol title } } } }`);
    expect(sessions.nodes).toEqual([
      {
        heldOn: '2022-04-12',
        unit: { code: '872' },
        organisers: [{ code: 'BTGHU-872' }, { code: 'TTCT-872' }],
        directives: [
          { symbol: '01-KL/TW', title: expect.any(String) },
          { symbol: null, title: 'Chuyên đề toàn khóa' },
        ],
      },
    ]);
  });
});

describe('Lý Nhân, the year 2023', () => {
  const asked = async () =>
    (await districtTotals(ask, '353', ['2023-01-01', '2023-12-31'])).find(
      (total) => total.kind === 'political-training',
    );

  test('33 of 24 planned classes are 137.5 percent, and more than 10,000 stays a bound', async () => {
    const total = await asked();
    expect(total).toMatchObject({ count: 33, planned: 24, percentOfPlan: 137.5, percentStated: 137.5 });
    expect(total.people).toEqual([
      { unit: 'ATTENDANCE', value: 10000, qualifier: 'MORE_THAN', itemised: 1456 },
    ]);
  });

  test('four parts itemise 14 of the 33 and 1,456 people: the stated total wins, 19 classes stay untold', async () => {
    const total = await asked();
    expect(total.itemised).toBe(14);
    expect(
      total.parts.map(({ kind, count, people }: any) => [kind, count, people[0].value, people[0].unit]),
    ).toEqual([
      ['party-awareness-class', 6, 323, 'LEARNER'],
      ['new-member-class', 2, 128, 'LEARNER'],
      ['party-work-training-conference', 4, 683, 'CADRE'],
      ['party-work-class', 2, 322, 'ATTENDEE'],
    ]);
    expect(total.count - total.itemised).toBe(19);
  });

  test('6 classes at 200 percent mean a plan of 3, marked as derived', async () => {
    const part = (await asked()).parts[0];
    expect(part).toMatchObject({ count: 6, planned: 3, percentStated: 200, percentOfPlan: null });
    expect(part.derived).toContain('planned');
  });
});

describe('Bình Thuỷ, the first half of 2022', () => {
  const asked = () => districtTotals(ask, '918', ['2022-01-01', '2022-06-30']);

  test('8 conferences, of these 4 online, so 4 in person', async () => {
    const total = (await asked()).find((each) => each.kind === 'reporter-conference');
    expect(total).toMatchObject({ count: 8, online: 4, inPerson: 4, people: [] });
    expect(total.derived).toContain('inPerson');
  });

  test('2,302 attendances belong to classes and conferences together', async () => {
    const total = (await asked()).find((each) => each.kind === null);
    expect([...total.covers].sort()).toEqual(['class', 'reporter-conference']);
    expect(total).toMatchObject({ count: 37 });
    expect(total.derived).toContain('count');
    expect(total.people).toEqual([{ unit: 'ATTENDANCE', value: 2302, qualifier: 'EXACT', itemised: null }]);
  });

  test('the half-year review has a published day and no day of its own', async () => {
    const within = await unitId(ask, 'DISTRICT', '918', '2022-06-30');
    const { reviews } = await ask(
      `query($within: ID!) { reviews(filter: { within: $within, kind: HALF_YEAR }) {
        totalCount edges { node { kind heldOn publishedOn period { from to } unit { code } } } } }`,
      { variables: { within } },
    );
    expect(reviews.edges.map((edge: any) => edge.node)).toEqual([
      {
        kind: 'HALF_YEAR',
        heldOn: null,
        publishedOn: '2022-07-08',
        period: { from: '2022-01-01', to: '2022-06-30' },
        unit: { code: '918' },
      },
    ]);
  });
});

test('every report reads back as it was sent', async () => {
  const { reports } =
    await ask(`{ reports { totalCount nodes { version unit { code } period { from to closed }
    lines { kind count planned percentStated online people { unit value qualifier } parts { kind } }
    totals { covers count people { unit value } } sample withdrawn } } }`);
  expect(reports.totalCount).toBe(3);
  const of = (code: string) => reports.nodes.find((report: any) => report.unit.code === code);
  expect(of('872')).toMatchObject({ period: { from: '2022-01-01', to: '2022-04-12', closed: false } });
  expect(of('353').lines).toEqual([
    {
      kind: 'political-training',
      count: 33,
      planned: 24,
      percentStated: 137.5,
      online: null,
      people: [{ unit: 'ATTENDANCE', value: 10000, qualifier: 'MORE_THAN' }],
      parts: [
        'party-awareness-class',
        'new-member-class',
        'party-work-training-conference',
        'party-work-class',
      ].map((kind) => ({ kind })),
    },
  ]);
  expect(of('918')).toMatchObject({
    totals: [{ covers: ['class', 'reporter-conference'], people: [{ unit: 'ATTENDANCE', value: 2302 }] }],
    version: 1,
    sample: false,
    withdrawn: false,
  });
});

describe('Nghệ An, February 2020', () => {
  test('208-QĐ/TW took 109 days to reach six districts; how many there were is unknown', async () => {
    const within = await unitId(ask, 'PROVINCE', '40', '2021-11-01');
    const { directive } = await ask(
      `query($within: ID!) { directive(symbol: "208-QĐ/TW") {
        issuedOn
        early: rollout(within: $within, on: "2020-02-28") { ...Levels }
        later: rollout(within: $within, on: "2021-11-01") { ...Levels } } }
      fragment Levels on Rollout { levels { level expected firstActivityLagDays { count min max } } }`,
      { variables: { within } },
    );
    const district = (rollout: any) => rollout.levels.find((each: any) => each.level === 'DISTRICT');
    expect(directive.issuedOn).toBe('2019-11-08');
    expect(district(directive.early)).toEqual({
      level: 'DISTRICT',
      expected: null,
      firstActivityLagDays: { count: 6, min: 109, max: 109 },
    });
    expect(district(directive.later)).toEqual({
      level: 'DISTRICT',
      expected: 21,
      firstActivityLagDays: { count: 6, min: 109, max: 109 },
    });
  });

  test('one delegation, six districts, four days', async () => {
    const within = await unitId(ask, 'PROVINCE', '40', '2021-11-01');
    const { visits } = await ask(
      `query($within: ID!) { visits(filter: { within: $within }) { totalCount edges { node {
        from to stops { unit { code } on } directives { symbol } } } } }`,
      { variables: { within } },
    );
    expect(visits.totalCount).toBe(1);
    const visit = visits.edges[0].node;
    expect(visit).toMatchObject({ from: '2020-02-25', to: '2020-02-28' });
    const codes = visit.stops.map((stop: any) => stop.unit.code);
    expect(codes).toEqual(['417', '418', '422', '424', '423', '428']);
    expect(visit.directives.map((each: any) => each.symbol).sort()).toEqual(
      ['208-QĐ/TW', '173-TB/TW', '43-CT/TW', '44-CT/TW', '08-NQ/TU', '100-KL/TW'].sort(),
    );
  });
});

describe('Thái Nguyên, the year 2021', () => {
  test('seven committees that are no territory, and their head is one of them', async () => {
    const { units } = await ask(
      `query($within: ID!) { units(on: "2021-11-26", level: ORGAN, within: $within) { nodes {
        code level kind parent { code } } } }`,
      { variables: { within: await unitId(ask, 'PROVINCE', '19', '2021-11-26') } },
    );
    const committees = units.nodes.filter((unit: any) => unit.kind === 'Đảng ủy trực thuộc');
    expect(committees).toHaveLength(7);
    expect(committees[0]).toMatchObject({ level: 'ORGAN', parent: { code: '19' } });
    const { reviews } = await ask(`{ reviews(filter: { from: "2021-11-26", to: "2021-11-26" }) { nodes {
      kind heldOn unit { code } conclusions { text } } } }`);
    expect(reviews.nodes).toHaveLength(1);
    expect(committees.map((unit: any) => unit.code)).toContain(reviews.nodes[0].unit.code);
    expect(reviews.nodes[0].conclusions).toHaveLength(2);
  });
});

test('a query without a token is refused in both languages', async () => {
  const answer = await rawAsk(office.url, '', '{ units(level: PROVINCE) { totalCount } }');
  expect(answer.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
});
