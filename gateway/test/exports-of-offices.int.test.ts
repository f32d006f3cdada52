import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { exported, importFile, table, thereAndBack } from './import-kit.ts';
import { district, province, startRest, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;
let sent = 0;

async function record(command: string, body: object): Promise<string> {
  const commandId = `${command}-${(sent += 1)}`;
  const answer = await rest.send(command, { commandId, ...body }, { 'x-after-position': rest.position });
  if (answer.status > 201) throw new Error(`${command} ${JSON.stringify(answer.body)}`);
  return String(answer.body.nodeId);
}

beforeAll(async () => {
  rest = await startRest();
  const { directive } = rest;
  await record('planSession', {
    kind: 'study-class',
    plannedOn: '2030-03-15',
    directives: [directive],
    unit: district,
    note: '-dự kiến',
  });
  const meeting = await record('recordWorkingSession', {
    unit: province,
    with: [district],
    heldOn: '2022-04-12',
    period: { from: '2022-01-01', to: '2022-03-31', label: 'Quý I' },
    topics: ['Học tập | quán triệt', '=1+1'],
    directives: [directive],
    conclusions: ['Tiếp tục mở lớp'],
    tasks: [{ text: 'Báo cáo kết quả', owner: district, dueOn: '2022-06-30', directive }],
  });
  const task = { text: 'Mở lớp bồi dưỡng', owner: district, dueOn: '2022-12-31' };
  const given = await record('assignTask', {
    ...task,
    by: province,
    assignedOn: '2022-05-01',
    source: meeting,
  });
  await record('completeTask', { task: given, on: '2022-06-20', result: 'Đã mở', evidence: [meeting] });
  const dropped = await record('assignTask', { ...task, by: province, assignedOn: '2022-05-02' });
  await record('cancelTask', { task: dropped, reason: 'Không còn cần' });
  await recordAsked();
  await recordCluster();
  await recordGrants();
  while ((await rest.network.lag()) > 0) await sleep(50);
});

afterAll(() => rest?.stop());

async function recordAsked(): Promise<void> {
  const award = { unit: district, name: 'Búa liềm vàng', edition: 'VII (2022)', year: 2022 };
  await record('recordAward', {
    ...award,
    state: 'AWARDED',
    on: '2023-02-03',
    collectives: 0,
    individuals: 7,
  });
  const period = {
    owner: province,
    series: 'party',
    label: '6 tháng',
    reviewKind: 'HALF_YEAR',
    reporters: { levels: ['DISTRICT'], units: [district] },
    due: [{ level: 'DISTRICT', on: '2022-07-10' }],
    remindDays: 0,
  };
  await record('definePeriod', { ...period, kind: 'HALF_YEAR', from: '2022-01-01', to: '2022-06-30' });
  await record('definePeriod', { ...period, kind: 'TO_DATE', from: '2022-01-01', label: 'Từ đầu năm' });
}

async function recordGrants(): Promise<void> {
  await record('grantRole', { unit: district, subject: 'office-417', role: 'RECORDER' });
  const program = { unit: province, subject: 'portal-40', role: 'INTEGRATION', scopes: ['READ', 'RECORD'] };
  await record('grantRole', { ...program, from: '2090-01-01', to: '2091-01-01' });
  const gone = await record('grantRole', { unit: district, subject: 'office-gone', role: 'VIEWER' });
  await record('revokeGrant', { grant: gone, reason: 'Đổi tài khoản' });
}

async function recordCluster(): Promise<void> {
  const members = [district, province];
  const formed = { within: province, members, head: district };
  const cluster = await record('formCluster', { ...formed, name: 'Cụm số 1', from: '2021-11-01' });
  await record('formCluster', { ...formed, name: 'Cụm số 2' });
  const gone = await record('formCluster', { ...formed, name: 'Cụm số 3', from: '2021-11-01' });
  await record('dissolveCluster', { cluster: gone, on: '2022-01-01', reason: 'Sắp xếp lại' });
  const head = { cluster, head: province, members: [...members].reverse() };
  await record('changeCluster', { ...head, on: '2022-03-01', reason: 'Luân phiên' });
  const year = { cluster, year: 2022 };
  const criteria = [
    { code: 'A', name: 'Tuyên truyền', maxPoints: 60.5, selfShare: 0 },
    { code: 'B', name: '+ Điểm thưởng', maxPoints: 39.5 },
  ];
  await record('setClusterCriteria', { ...year, criteria, selfShare: 20 });
  await record('signPledge', { ...year, on: '2022-03-02', targets: [{ text: 'Hoàn thành' }, { text: '@' }] });
  const points = [
    { criterion: 'A', points: 55.25 },
    { criterion: 'B', points: 0 },
  ];
  await record('scoreMember', { ...year, scorer: district, member: province, points });
  await record('scoreMember', { ...year, scorer: district, member: district, points });
  const review = { heldOn: '2022-12-20', nextYear: 2023, outcomes: ['Bình xét'] };
  await record('holdClusterReview', { ...year, ...review, titles: [{ name: 'Cờ thi đua', collectives: 1 }] });
}

const SETS = [
  ['planned-sessions', 'planSession', 1],
  ['working-sessions', 'recordWorkingSession', 1],
  ['tasks', 'assignTask', 2],
  ['task-results', 'completeTask', 1],
  ['awards', 'recordAward', 1],
  ['periods', 'definePeriod', 2],
  ['clusters', 'formCluster', 2],
  ['cluster-criteria', 'setClusterCriteria', 1],
  ['cluster-pledges', 'signPledge', 1],
  ['cluster-scores', 'scoreMember', 2],
  ['cluster-reviews', 'holdClusterReview', 1],
  ['grants', 'grantRole', 2],
] as const;

test.each(SETS)(
  '%s that are exported and imported change nothing, as a table, as lines and as a spreadsheet',
  async (set, command, count) => {
    const { csv, jobs, again } = await thereAndBack(rest, set, command);
    const progress = { read: count, unchanged: count, recorded: 0, refused: 0 };
    const unchanged = { state: 'DONE', errors: [], progress };
    expect(jobs).toMatchObject([unchanged, unchanged, unchanged, unchanged]);
    expect(again).toBe(csv);
  },
);

test.each([
  ['awards', 'recordAward', ',7,', ',6,'],
  ['tasks', 'assignTask', 'Báo cáo kết quả', 'Báo cáo số liệu'],
  ['periods', 'definePeriod', 'Từ đầu năm', 'Lũy kế'],
  ['clusters', 'formCluster', 'Cụm số 1', 'Cụm thi đua số 1'],
  ['working-sessions', 'recordWorkingSession', 'Tiếp tục mở lớp', 'Mở thêm lớp'],
])('a cell that is changed in %s puts that fact right and no other', async (set, command, was, is) => {
  const csv = await exported(rest, set);
  expect(csv).toContain(was);
  const job = await importFile(rest, { query: { command }, file: csv.replace(was, is) });
  expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 1, refused: 0 } });
  while ((await rest.network.lag()) > 0) await sleep(50);
  expect(await exported(rest, set)).toContain(is);
});

test('a grant that is exported and changed is refused at the cell: it is revoked and granted anew', async () => {
  const csv = await exported(rest, 'grants');
  const job = await importFile(rest, {
    query: { command: 'grantRole' },
    file: csv.replace('RECORDER', 'ADMIN'),
  });
  expect(job).toMatchObject({ state: 'REFUSED', errors: [{ code: 'GRANT_DIFFERS', column: 'role' }] });
});

test('grants come out for those who administer or control their unit, and for the account itself', async () => {
  const rowsFor = async (account: string) => {
    const token = await rest.network.token(account);
    const { body } = await rest.ask('/v1/exports/grants', { token });
    return rowsOf(String(body['text']));
  };
  expect(await rowsFor('control@province:40')).toBe(2);
  expect(await rowsFor('admin@district:417')).toBe(1);
  expect(await rowsFor('recorder@province:40')).toBe(0);
});

test('sets keep to the days that are asked for; one that is about no directive has no row for one', async () => {
  const rows = async (set: string, query: string) => rowsOf(await exported(rest, set, query));
  expect(await rows('tasks', 'from=2022-05-01')).toBe(1);
  expect(await rows('awards', 'to=2022-12-31')).toBe(0);
  expect(await rows('cluster-pledges', 'from=2022-01-01&to=2022-12-31')).toBe(1);
  expect(await rows('clusters', `directive=${rest.directive}`)).toBe(0);
});

const numbers = Array.from({ length: 510 }, (_, at) => at + 1);
const LONG_SETS = [
  ['awards', 'recordAward', 'unit,name,edition,state', (n: number) => `${district},Giải ${n},I,LAUNCHED`],
  [
    'clusters',
    'formCluster',
    'within,members,head,name',
    (n: number) => `${province},${district} | ${province},${district},Khối ${n}`,
  ],
] as const;

test.each(LONG_SETS)(
  '%s of which there are more than one page come out whole and go back unchanged',
  async (set, command, columns, row) => {
    const before = rowsOf(await exported(rest, set));
    const job = await importFile(rest, { query: { command }, file: table(columns, ...numbers.map(row)) });
    expect(job).toMatchObject({ state: 'DONE', progress: { recorded: numbers.length } });
    while ((await rest.network.lag()) > 0) await sleep(50);
    const csv = await exported(rest, set);
    const read = before + numbers.length;
    expect(rowsOf(csv)).toBe(read);
    const again = await importFile(rest, { query: { command }, file: csv });
    expect(again).toMatchObject({ state: 'DONE', progress: { read, unchanged: read } });
    expect(await exported(rest, set)).toBe(csv);
  },
);

function rowsOf(csv: string): number {
  return csv.trim().split('\n').length - 1;
}
