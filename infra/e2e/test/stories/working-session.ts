import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatPositions } from '@trienkhai/runtime/position';
import { accountOf, type Account } from '../../src/accounts.ts';
import { askAs, type Ask } from '../../src/graphql.ts';
import type { Office } from '../../src/office.ts';
import { openSharedOffice } from '../../src/shared-office.ts';
import { unitId } from '../../src/totals.ts';

const TASKS = [
  { text: 'Tham mưu kế hoạch tuyên truyền quý II', dueOn: '2022-05-31' },
  { text: 'Nắm tình hình cơ sở', dueOn: '2022-06-30' },
  { text: 'Hướng dẫn sinh hoạt chuyên đề' },
];

let office: Office;
let ask: Ask;
let district: Account;
let unit: string;
let board: string;
let centre: string;

beforeAll(async () => {
  office = await openSharedOffice();
  ask = askAs(office.url, await office.token('viewer@centre'));
  district = await accountOf(office, 'recorder@district:872');
  [unit, board, centre] = await Promise.all([
    unitId(ask, 'DISTRICT', '872', '2022-04-12'),
    unitId(ask, 'ORGAN', 'BTGHU-872', '2022-04-12'),
    unitId(ask, 'ORGAN', 'TTCT-872', '2022-04-12'),
  ]);
}, 180_000);
afterAll(() => office?.close());

describe('the standing committee of Tháp Mười works with its board and its centre on 12 April 2022', () => {
  let meeting: Awaited<ReturnType<Account['does']>>;

  beforeAll(async () => {
    meeting = await district.does('recordWorkingSession', {
      unit,
      with: [board, centre],
      heldOn: '2022-04-12',
      period: { from: '2022-01-01', to: '2022-04-12', closed: false },
      conclusions: ['Tiếp tục thực hiện theo kế hoạch'],
      tasks: [
        ...TASKS.map((task) => ({ ...task, owner: board })),
        { text: 'Mở các lớp còn lại', owner: centre, dueOn: '2022-06-30' },
      ],
    });
  });

  const asked = async (filter: string, more = '') => {
    const { tasks } = await ask(
      `{ tasks(filter: { source: "${meeting.id}" ${filter} } ${more}) { totalCount nodes {
        id text status overdueDays owner { code } assignedBy { code } heirs { code } result } } }`,
      { after: formatPositions(meeting.positions) },
    );
    return tasks;
  };

  test('three tasks go to the board and one to the centre, each with its deadline', async () => {
    expect((await asked('')).totalCount).toBe(4);
    expect((await asked(`owner: "${board}"`)).totalCount).toBe(3);
    expect((await asked(`owner: "${centre}"`)).nodes).toMatchObject([
      { text: 'Mở các lớp còn lại', owner: { code: 'TTCT-872' }, assignedBy: { code: '872' } },
    ]);
  });

  test('on 1 July 2022 three of them are overdue, the longest first', async () => {
    const overdue = await asked('status: OVERDUE', 'on: "2022-07-01"');
    expect(overdue.nodes.map(({ overdueDays }: any) => overdueDays)).toEqual([31, 1, 1]);
    expect((await asked('status: OPEN', 'on: "2022-07-01"')).totalCount).toBe(1);
    expect((await asked('', 'on: "2022-04-11"')).totalCount).toBe(0);
  });

  test('the owner says what came of it; only who gave it takes it back or opens it again', async () => {
    const [first] = (await asked('status: OVERDUE', 'on: "2022-07-01"')).nodes;
    const done = { task: first.id, on: '2022-05-30', result: 'Đã ban hành kế hoạch', evidence: [meeting.id] };
    const elsewhere = await accountOf(office, 'recorder@district:417');
    expect(await elsewhere.refused('completeTask', done)).toBe('TASK_UNKNOWN');
    const { id, positions } = await district.does('completeTask', done);
    expect(id).toBe(first.id);
    const { node } = (await ask(
      `{ node(id: "${id}") { ... on Task { status result completedOn overdueDays evidence { id } source { id } } } }`,
      { after: formatPositions(positions) },
    )) as any;
    expect(node).toEqual({
      status: 'DONE',
      result: 'Đã ban hành kế hoạch',
      completedOn: '2022-05-30',
      overdueDays: 0,
      evidence: [{ id: meeting.id }],
      source: { id: meeting.id },
    });
    expect(await district.refused('completeTask', { ...done, result: 'Đã họp' })).toBe('TASK_STATE');
    const again = await district.does('reopenTask', { task: id, reason: 'Kế hoạch chưa đạt' });
    const { history } = (await ask(`{ history(id: "${id}") { nodes { what reason } } }`, {
      after: formatPositions(again.positions),
    })) as any;
    expect(history.nodes.map(({ what }: any) => what)).toEqual([
      'TaskAssigned',
      'TaskCompleted',
      'TaskReopened',
    ]);
  });

  test('once the district is no more, the communes that hold its land answer for the tasks of its organs', async () => {
    const of = async (on: string) => (await asked(`owner: "${centre}"`, `on: "${on}"`)).nodes[0].heirs;
    expect(await of('2025-06-30')).toEqual([]);
    const district = (await ask(
      `{ node(id: "${unit}") { ... on Unit { successors { unit { code } default } } } }`,
    )) as any;
    const heirs = await of('2025-07-01');
    expect(heirs).toHaveLength(6);
    expect(new Set(heirs.map(({ code }: any) => code))).toEqual(
      new Set(district.node.successors.map((edge: any) => edge.unit.code)),
    );
  });

  test('the working session shows its conclusions and its tasks', async () => {
    const { workingSessions } = (await ask(
      `{ workingSessions(filter: { within: "${unit}" }, on: "2022-04-12") { nodes {
        id heldOn conclusions with { code } tasks { text } } } }`,
      { after: formatPositions(meeting.positions) },
    )) as any;
    expect(workingSessions.nodes).toMatchObject([
      { id: meeting.id, heldOn: '2022-04-12', with: [{ code: 'BTGHU-872' }, { code: 'TTCT-872' }] },
    ]);
    expect(workingSessions.nodes[0].tasks).toHaveLength(4);
  });

  test('a task for a commune that no longer exists is refused, and names who came after it', async () => {
    const commune = await unitId(ask, 'COMMUNE', '30055', '2022-04-12');
    const { assignTask } = (await ask(
      `mutation { assignTask(input: { commandId: "gone", text: "Mở lớp", owner: "${commune}" }) {
        ok error { code path facts { name value } } } }`,
    )) as any;
    // The question is asked by a viewer, who may not give tasks at all.
    expect(assignTask.error.code).toBe('FORBIDDEN');
    const province = await accountOf(office, 'recorder@province:82');
    expect(await province.refused('assignTask', { text: 'Mở lớp', owner: commune })).toBe('UNIT_NOT_VALID');
  });
});

const binhThuy = 'district:918:2021-11-01';

/** The one half-year review of Bình Thuỷ. */
async function halfYear(): Promise<any> {
  await office.quiet();
  const { reviews } = await ask(
    `query($within: ID!) { reviews(filter: { within: $within }, on: "2022-07-08") { nodes {
      id kind heldOn publishedOn state submittedBy approvedBy changesSinceApproval
      conclusions { text dueOn owner { id } } period { from to } } } }`,
    { variables: { within: binhThuy } },
  );
  expect(reviews.nodes).toHaveLength(1);
  return reviews.nodes[0];
}

test('8: the half-year review of Bình Thuỷ is approved by another office, and its next tasks follow from it', async () => {
  const [district, above] = await Promise.all([
    accountOf(office, 'recorder@district:918'),
    accountOf(office, 'recorder@centre'),
  ]);
  const approved = await halfYear();
  const period = { from: '2022-01-01', to: '2022-06-30' };
  const told = { kind: 'HALF_YEAR', heldOn: null, publishedOn: '2022-07-08', period };
  expect(approved).toMatchObject({ ...told, state: 'APPROVED', conclusions: [] });
  expect(approved.approvedBy).not.toBe(approved.submittedBy);

  const review = approved.id;
  const next = { text: 'Học tập Nghị quyết Trung ương 4, khóa XIII', dueOn: '2022-12-31' };
  const conclusions = [{ ...next, owner: binhThuy }];
  const { heldOn: _, ...stated } = told;
  const correction = { ...stated, unit: binhThuy, review, conclusions, reason: 'Bổ sung nhiệm vụ' };
  expect(await district.refused('correctReview', correction)).toBe('REVIEW_LOCKED');
  await above.does('unlockReview', { review, reason: 'Bổ sung nhiệm vụ 6 tháng cuối năm' });
  await district.does('correctReview', correction);
  expect((await halfYear()).changesSinceApproval).toBeGreaterThan(0);
  await above.does('approveReview', { review });
  expect(await halfYear()).toMatchObject({
    ...told,
    state: 'APPROVED',
    changesSinceApproval: 0,
    conclusions: [{ ...next, owner: { id: binhThuy } }],
  });

  const task = { ...next, owner: binhThuy, source: review, by: binhThuy, assignedOn: '2022-07-08' };
  await above.does('assignTask', task);
  await office.quiet();
  const { tasks } = await ask(
    `query($source: ID!) { tasks(filter: { source: $source }, on: "2023-01-10") { nodes { text status overdueDays } } }`,
    { variables: { source: review } },
  );
  expect(tasks.nodes).toEqual([{ text: next.text, status: 'OVERDUE', overdueDays: 10 }]);
});
