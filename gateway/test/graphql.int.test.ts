import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { GraphqlClient } from './graphql-client.ts';
import { board, centre, district, province, startSmallSystem, type SmallSystem } from './small-system.ts';
let system: SmallSystem;
let admin: GraphqlClient;
let directive: string;

beforeAll(async () => {
  system = await startSmallSystem();
  ({ admin, directive } = system);
});

afterAll(() => system?.stop());

test('what a command recorded is read at once, by its position', async () => {
  const answer = await admin.command('recordReceipt', 'UnitStage', {
    directive,
    unit: district,
    on: '2022-01-05',
  });
  expect(answer).toMatchObject({ ok: true, version: 1, node: { __typename: 'UnitProgress', version: 1 } });
  const { data, position } = await admin.ask(
    `query ($within: ID) { directive(symbol: "208-QĐ/TW") { id symbol issuer { id } rollout(within: $within, on: "2022-12-31") {
      on knownAt levels { level expected stages { stage reached percent lagDays { median } } }
      rows(level: DISTRICT) { totalCount nodes { unit { name kind parent { name } } stages { stage on coverage lagDays evidence { id __typename } } } } } } }`,
    { within: province },
    answer.position,
  );
  expect(data.directive).toMatchObject({ id: directive, symbol: '208-QĐ/TW', issuer: { id: centre } });
  const { levels, rows } = data.directive.rollout;
  const districts = levels.find((each: { level: string }) => each.level === 'DISTRICT');
  expect(districts.expected).toBe(2);
  expect(districts.stages).toContainEqual({
    stage: 'RECEIVED',
    reached: 1,
    percent: 50,
    lagDays: { median: 789 },
  });
  expect(rows.totalCount).toBe(2);
  expect(rows.nodes[0].unit).toEqual({ name: 'Kỳ Sơn', kind: 'Huyện', parent: { name: 'Nghệ An' } });
  expect(rows.nodes[0].stages).toContainEqual({
    stage: 'RECEIVED',
    on: '2022-01-05',
    coverage: 'EXACT',
    lagDays: 789,
    evidence: [{ id: answer.node.id, __typename: 'UnitProgress' }],
  });
  expect(position).toMatch(/territory@\d+/);
});

describe('a session', () => {
  const session = (more: object) => ({
    kind: 'study-class',
    directives: [directive],
    unit: district,
    organisers: [board],
    heldOn: '2022-03-15',
    mode: 'IN_PERSON',
    people: [{ unit: 'LEARNER', value: 96 }],
    ...more,
  });

  test('is recorded, put right, listed and counted', async () => {
    const recorded = await admin.command('recordSession', 'RecordSession', session({}));
    const corrected = await admin.command('correctSession', 'CorrectSession', {
      ...session({ people: [{ unit: 'LEARNER', value: 97 }] }),
      session: recorded.node.id,
      expectedVersion: recorded.version,
      reason: 'Đếm lại',
    });
    const query = `query ($within: ID!) {
      sessions(filter: { within: $within }) { totalCount nodes { id version mode people { unit value qualifier } organisers { id } directives { symbol } unit { name } } }
      activities(within: $within, from: "2022-01-01", to: "2022-12-31") { kind count people { unit value } evidence { id } } }`;
    const { data } = await admin.ask(query, { within: province }, corrected.position);
    expect(data.sessions).toEqual({
      totalCount: 1,
      nodes: [
        {
          id: recorded.node.id,
          version: 2,
          mode: 'IN_PERSON',
          people: [{ unit: 'LEARNER', value: 97, qualifier: 'EXACT' }],
          organisers: [{ id: board }],
          directives: [{ symbol: '208-QĐ/TW' }],
          unit: { name: 'Kỳ Sơn' },
        },
      ],
    });
    expect(data.activities).toMatchObject([
      { kind: 'study-class', count: 1, evidence: [{ id: recorded.node.id }] },
    ]);
  });

  test('with a stale version, a reused id or an unknown unit is refused as an answer', async () => {
    const commandId = randomUUID();
    const first = await admin.command('recordSession', 'RecordSession', session({ commandId }));
    const again = await admin.command('recordSession', 'RecordSession', session({ commandId }));
    expect([again.node.id, again.version]).toEqual([first.node.id, first.version]);
    const refusals = [
      session({ commandId, kind: 'training-class' }),
      session({ unit: 'district:999:2021-11-01' }),
      session({ heldOn: '2022-02-30' }),
      session({ people: [{ unit: 'LEARNER', value: -1 }] }),
    ];
    const codes = [];
    for (const input of refusals) {
      const { ok, error } = await admin.tryCommand('recordSession', 'RecordSession', input);
      expect([ok, typeof error.message.vi, typeof error.message.en]).toEqual([false, 'string', 'string']);
      codes.push(error.code);
    }
    expect(codes).toEqual(['IDEMPOTENCY_KEY_REUSED', 'UNIT_UNKNOWN', 'DATE_INVALID', 'COUNT_INVALID']);
    const stale = { ...session({}), session: first.node.id, reason: 'Sửa', expectedVersion: 7 };
    expect((await admin.tryCommand('correctSession', 'CorrectSession', stale)).error.code).toBe(
      'VERSION_CONFLICT',
    );
  });
});

test('every kind of node is found by its id, with its facts', async () => {
  const unit = district;
  const period = { from: '2022-01-01', to: '2022-06-30', label: '6 tháng đầu năm 2022' };
  const review = await admin.command('submitReview', 'SubmitReview', {
    ...{ kind: 'HALF_YEAR', unit, period, publishedOn: '2022-07-08' },
    conclusions: [{ text: 'Mở thêm lớp', owner: board, dueOn: '2022-12-31' }],
  });
  const report = await admin.command('reportActivities', 'ReportActivities', {
    unit,
    period,
    review: review.node.id,
    lines: [
      { kind: 'class', count: 29 },
      { kind: 'reporter-conference', count: 8, online: 4, parts: [{ kind: 'briefing', count: 2 }] },
    ],
    totals: [{ covers: ['class', 'reporter-conference'], people: [{ unit: 'ATTENDANCE', value: 2302 }] }],
  });
  const visit = await admin.command('recordVisit', 'RecordVisit', {
    ...{ by: board, directives: [directive], from: '2020-02-25', to: '2020-02-28' },
    stops: [{ unit, on: '2020-02-25', findings: ['Đã có quyết định thành lập'] }],
  });
  const study = await admin.command('completeStudy', 'UnitStage', { directive, unit, on: '2022-04-01' });
  const { data } = await admin.ask(
    `query ($review: ID!, $report: ID!, $visit: ID!, $study: ID!, $board: ID!) {
      review: node(id: $review) { id ... on Review { kind sample period { label closed } conclusions { text owner { name } dueOn } } }
      report: node(id: $report) { ... on Report { sample lines { kind count online parts { kind } } totals { covers people { value unit } } review { id } } }
      visit: node(id: $visit) { ... on Visit { sample by { level parent { name } } stops { unit { name validFrom } on findings } directives { symbol } } }
      study: node(id: $study) { ... on UnitProgress { sample unit { id } directive { id } stages { stage on } } }
      board: node(id: $board) { __typename version ... on Unit { level symbol } }
      none: node(id: "session:none") { id }
    }`,
    { review: review.node.id, report: report.node.id, visit: visit.node.id, study: study.node.id, board },
    [review, report, visit, study].map(({ position }) => position).join(','),
  );
  expect(data).toEqual({
    review: {
      id: review.node.id,
      kind: 'HALF_YEAR',
      sample: false,
      period: { label: '6 tháng đầu năm 2022', closed: true },
      conclusions: [
        { text: 'Mở thêm lớp', owner: { name: expect.stringContaining('Tuyên giáo') }, dueOn: '2022-12-31' },
      ],
    },
    report: {
      sample: false,
      lines: [
        { kind: 'class', count: 29, online: null, parts: [] },
        { kind: 'reporter-conference', count: 8, online: 4, parts: [{ kind: 'briefing' }] },
      ],
      totals: [{ covers: ['class', 'reporter-conference'], people: [{ value: 2302, unit: 'ATTENDANCE' }] }],
      review: { id: review.node.id },
    },
    visit: {
      sample: false,
      by: { level: 'ORGAN', parent: { name: 'Nghệ An' } },
      stops: [
        {
          unit: { name: 'Kỳ Sơn', validFrom: null },
          on: '2020-02-25',
          findings: ['Đã có quyết định thành lập'],
        },
      ],
      directives: [{ symbol: '208-QĐ/TW' }],
    },
    study: {
      sample: false,
      unit: { id: unit },
      directive: { id: directive },
      stages: [{ stage: 'STUDIED', on: '2022-04-01' }],
    },
    board: { __typename: 'Unit', version: 1, level: 'ORGAN', symbol: 'BTGTU' },
    none: null,
  });
});

test('a viewer reads and may not write', async () => {
  const viewer = await system.as('viewer@province:40');
  const { data } = await viewer.ask('{ directives { totalCount } }', {});
  expect(data.directives.totalCount).toBe(1);
  const { ok, error } = await viewer.tryCommand('recordReceipt', 'UnitStage', { directive, unit: district });
  expect([ok, error.code]).toEqual([false, 'FORBIDDEN']);
});
