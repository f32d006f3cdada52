import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { formatPositions, type Position } from '@trienkhai/runtime/position';
import { accountOf, type Account } from '../src/accounts.ts';
import { askAs, type Ask } from '../src/graphql.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';

const unit = UNITS.district;
const line = { kind: 'study-class', count: 6, people: [{ unit: 'LEARNER', value: 570 }] };

let office: SmallOffice;
let ask: Ask;
let recorder: Account;
let admin: Account;
let province: Account;
let directive: Awaited<ReturnType<SmallOffice['register']>>;

beforeAll(async () => {
  office = await openSmallOffice();
  ask = askAs(office.url, office.token);
  [recorder, admin, province] = await Promise.all([
    accountOf(office, 'recorder@district:872'),
    accountOf(office, 'admin@district:872'),
    accountOf(office, 'recorder@province:87'),
  ]);
  directive = await office.register();
});
afterAll(() => office?.close());

async function reviewOf(id: string, after: readonly Position[]): Promise<any> {
  const { node } = await ask(
    `{ node(id: "${id}") { ... on Review {
      state submittedBy returnedReason approvedBy unlockedReason changesSinceApproval afterYears } } }`,
    { after: formatPositions(after) },
  );
  return node;
}

/** How many districts have held the interim review of the directive. */
async function held(after: readonly Position[]): Promise<number> {
  const { node } = await ask(
    `{ node(id: "${directive.id}") { ... on Directive { rollout { levels { level stages { stage reached } } } } } }`,
    { after: formatPositions(after) },
  );
  const district = node.rollout.levels.find(({ level }: any) => level === 'DISTRICT');
  return district.stages.find(({ stage }: any) => stage === 'INTERIM_REVIEW').reached;
}

test('an interim review after two years counts when another account has approved it, not before', async () => {
  const input = { kind: 'INTERIM', unit, directive: directive.id, heldOn: '2024-01-10', afterYears: 2 };
  const { id: review, positions: submitted } = await recorder.does(
    'submitReview',
    input,
    directive.positions,
  );
  expect(await reviewOf(review, submitted)).toMatchObject({ state: 'SUBMITTED', afterYears: 2 });
  expect(await held(submitted)).toBe(0);
  expect(await recorder.refused('approveReview', { review }, submitted)).toBe('FORBIDDEN');

  const back = await province.does('returnReview', { review, reason: 'Thiếu số lớp' }, submitted);
  expect(await reviewOf(review, back.positions)).toMatchObject({
    state: 'RETURNED',
    returnedReason: 'Thiếu số lớp',
  });
  expect(await province.refused('approveReview', { review })).toBe('REVIEW_STATE');
  const again = await recorder.does('resubmitReview', { review });
  expect(await held(again.positions)).toBe(0);

  const { positions } = await admin.does('approveReview', { review });
  expect(await reviewOf(review, positions)).toMatchObject({
    state: 'APPROVED',
    submittedBy: 'recorder@district:872',
    approvedBy: 'admin@district:872',
    changesSinceApproval: 0,
  });
  expect(await held(positions)).toBe(1);
});

test('nobody approves what the account itself submitted or corrected', async () => {
  const input = { kind: 'INTERIM', unit, directive: directive.id, heldOn: '2024-02-10' };
  const { id: review } = await admin.does('submitReview', input, directive.positions);
  expect(await admin.refused('approveReview', { review })).toBe('FOUR_EYES');
  const corrected = { ...input, review, heldOn: '2024-02-11', reason: 'Nhầm ngày' };
  await province.does('correctReview', corrected, directive.positions);
  expect(await province.refused('approveReview', { review })).toBe('FOUR_EYES');
});

test('an approved half-year review locks its figures until it is unlocked from above, and tells what changed since', async () => {
  const period = { from: '2022-01-01', to: '2022-06-30' };
  const input = { kind: 'HALF_YEAR', unit, period, conclusions: [{ text: 'Tiếp tục mở lớp' }] };
  const { id: review, positions: submitted } = await recorder.does('submitReview', input);
  const figures = { unit, period, lines: [line], review };
  const report = await recorder.does('reportActivities', figures, submitted);
  const approved = await province.does('approveReview', { review });

  const changed = { ...figures, report: report.id, lines: [{ ...line, count: 7 }], reason: 'Sửa số lớp' };
  const bare = { report: report.id, reason: 'Nhầm kỳ' };
  expect(await recorder.refused('correctReport', changed, approved.positions)).toBe('REVIEW_LOCKED');
  expect(await recorder.refused('withdrawReport', bare, approved.positions)).toBe('REVIEW_LOCKED');
  expect(await recorder.refused('reportActivities', figures, approved.positions)).toBe('REVIEW_LOCKED');
  const correction = { ...input, review, heldOn: '2022-07-05', reason: 'Bổ sung ngày' };
  expect(await recorder.refused('correctReview', correction)).toBe('REVIEW_LOCKED');
  expect(await recorder.refused('unlockReview', { review, reason: 'Sửa' })).toBe('FORBIDDEN');

  const unlocked = await province.does('unlockReview', { review, reason: 'Đính chính số lớp' });
  const { positions: fixed } = await recorder.does('correctReport', changed, unlocked.positions);
  const { positions } = await recorder.does('correctReview', correction);
  // The count of classes, and the day of the review.
  expect(await reviewOf(review, [...fixed, ...positions])).toMatchObject({
    state: 'UNLOCKED',
    unlockedReason: 'Đính chính số lớp',
    changesSinceApproval: 2,
  });
  expect(await reviewOf(review, (await province.does('approveReview', { review })).positions)).toMatchObject({
    state: 'APPROVED',
    changesSinceApproval: 0,
  });
});

test('a review sent by mistake is withdrawn by its unit and counts nowhere; an approved one is unlocked first', async () => {
  const input = { kind: 'FINAL', unit, directive: directive.id, heldOn: '2024-03-10' };
  const { id: review } = await recorder.does('submitReview', input, directive.positions);
  await admin.does('approveReview', { review });
  const withdrawal = { review, reason: 'Ghi nhầm văn bản' };
  expect(await recorder.refused('withdrawReview', withdrawal)).toBe('REVIEW_LOCKED');
  await province.does('unlockReview', { review, reason: 'Ghi nhầm văn bản' });
  const { positions } = await recorder.does('withdrawReview', withdrawal);
  const answer = await ask(
    `{ reviews(filter: { kind: FINAL }) { totalCount }
      node(id: "${review}") { ... on Review { kind withdrawn } }
      history(id: "${review}") { nodes { what reason } } }`,
    { after: formatPositions(positions) },
  );
  expect(answer).toMatchObject({ reviews: { totalCount: 0 }, node: { kind: 'FINAL', withdrawn: true } });
  expect(answer.history.nodes).toContainEqual({ what: 'ReviewWithdrawn', reason: 'Ghi nhầm văn bản' });
  expect(await recorder.refused('resubmitReview', { review })).toBe('REVIEW_WITHDRAWN');
});

test('an approved year-end review closes its year and opens the next with its plan', async () => {
  const period = { from: '2023-01-01', to: '2023-12-31' };
  const next = { from: '2024-01-01', to: '2024-12-31', planned: [{ kind: 'political-training', count: 24 }] };
  const input = { kind: 'YEAR_END', unit, period, heldOn: '2023-12-22', next };
  const gap = { ...input, next: { ...next, from: '2024-01-02' } };
  expect(await recorder.refused('submitReview', gap)).toBe('PERIOD_INVALID');
  const { id: review } = await recorder.does('submitReview', input);
  const { positions } = await province.does('approveReview', { review });
  const { reviews } = (await ask(
    `{ reviews(filter: { kind: YEAR_END, state: APPROVED }) { nodes { id next { from to planned { kind count } } } } }`,
    { after: formatPositions(positions) },
  )) as any;
  expect(reviews.nodes).toEqual([{ id: review, next }]);

  const late = { unit, period: { from: '2023-07-01', to: '2023-12-31' }, lines: [line] };
  expect(await recorder.refused('reportActivities', late, positions)).toBe('PERIOD_CLOSED');
  const following = { ...late, period: { from: '2024-01-01', to: '2024-06-30' } };
  expect(await recorder.refused('reportActivities', following, positions)).toBeUndefined();
  const opened = await province.does('unlockReview', { review, reason: 'Bổ sung báo cáo' });
  expect(await recorder.refused('reportActivities', late, opened.positions)).toBeUndefined();
});

test('a survey looks into one document in one unit, tells what it found and what to do, and is taken back where it was not held', async () => {
  const survey = {
    kind: 'SURVEY',
    by: UNITS.province,
    directives: [directive.id],
    from: '2022-09-14',
    to: '2022-09-14',
  };
  const stop = { unit, findings: ['Hai xã chưa có kế hoạch'], instructions: ['Hoàn thành trước ngày 30-9'] };
  const unfounded = { ...survey, stops: [{ unit }] };
  expect(await province.refused('recordVisit', unfounded, directive.positions)).toBe('INVALID_ARGUMENT');
  const held = await province.does('recordVisit', { ...survey, stops: [stop] }, directive.positions);
  const listed = async ({ positions }: typeof held) =>
    ask(
      `{ visits(filter: { kind: SURVEY }) { nodes { kind stops { findings instructions } } }
        node(id: "${held.id}") { ... on Visit { withdrawn } } }`,
      { after: formatPositions(positions) },
    );
  const { findings, instructions } = stop;
  expect(await listed(held)).toEqual({
    visits: { nodes: [{ kind: 'SURVEY', stops: [{ findings, instructions }] }] },
    node: { withdrawn: false },
  });
  const withdrawal = { visit: held.id, reason: 'Chưa khảo sát' };
  expect(await listed(await province.does('withdrawVisit', withdrawal))).toEqual({
    visits: { nodes: [] },
    node: { withdrawn: true },
  });
  const again = { ...survey, ...withdrawal, stops: [stop] };
  expect(await province.refused('correctVisit', again)).toBe('VISIT_WITHDRAWN');
});
