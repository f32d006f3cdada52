import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { exported, importFile, table, thereAndBack } from './import-kit.ts';
import { district, province, startRest, type RestFixture } from './rest-fixture.ts';

let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
  const { directive } = rest;
  const stage = { directive, unit: district, on: '2022-03-01', note: '= ghi chú "kép", dấu phẩy' };
  const facts: readonly (readonly [string, object])[] = [
    ['recordReceipt', stage],
    ['adoptPlan', { directive, unit: district }],
    ['adoptProgramme', { ...stage, document: directive }],
    ['completeStudy', stage],
    [
      'recordSession',
      {
        kind: 'study-class',
        directives: [directive],
        unit: district,
        organisers: [province],
        heldOn: '2022-03-15',
        mode: 'ONLINE',
        sites: [{ unit: district, name: '-Hội trường' }],
        people: [
          { unit: 'LEARNER', value: 96, qualifier: 'AT_LEAST', expected: 100 },
          { unit: 'DELEGATE', value: 0 },
        ],
        note: "'=2+2",
      },
    ],
    [
      'reportActivities',
      {
        unit: district,
        period: { from: '2022-01-01', to: '2022-06-30', closed: false, label: '6 tháng' },
        lines: [
          {
            kind: 'study-class',
            count: 33,
            planned: 24,
            percentStated: 137.5,
            people: [{ unit: 'ATTENDANCE', value: 10_000, qualifier: 'MORE_THAN' }],
            parts: [{ kind: 'study-class', count: 14, directives: [directive] }],
          },
          { kind: 'reporter-conference', count: 8, online: 4 },
        ],
        totals: [{ covers: ['study-class', 'reporter-conference'], count: 37 }],
      },
    ],
    ['logMilestone', { directive, unit: district, kind: 'implemented', on: '2022-06-01', note: '@một' }],
    [
      'submitReview',
      {
        kind: 'INTERIM',
        unit: district,
        directive,
        heldOn: '2023-06-20',
        conclusions: [{ text: 'Giao ban | hằng tháng', dueOn: '2023-07-01' }, { text: '+1' }],
      },
    ],
    [
      'recordVisit',
      {
        by: province,
        stops: [{ unit: district, on: '2022-09-14', findings: ['a | b', 'c\\d', '-e'] }],
        directives: [directive],
        from: '2022-09-14',
        to: '2022-09-16',
      },
    ],
  ];
  for (const [command, body] of facts) {
    const sent = await rest.send(
      command,
      { commandId: command, ...body },
      { 'x-after-position': rest.position },
    );
    if (sent.status > 201) throw new Error(`${command} ${JSON.stringify(sent.body)}`);
  }
  while ((await rest.network.lag()) > 0) await sleep(50);
});

afterAll(() => rest?.stop());

const SETS = [
  ['directives', 'registerDirective'],
  ['receipts', 'recordReceipt'],
  ['plans', 'adoptPlan'],
  ['programmes', 'adoptProgramme'],
  ['studies', 'completeStudy'],
  ['sessions', 'recordSession'],
  ['reports', 'reportActivities'],
  ['milestones', 'logMilestone'],
  ['reviews', 'submitReview'],
  ['visits', 'recordVisit'],
] as const;

test.each(SETS)(
  '%s that are exported and imported change nothing, as a table, as lines and as a spreadsheet',
  async (set, command) => {
    const { csv, jobs, again } = await thereAndBack(rest, set, command);
    expect(csv.split('\n')[0]).toMatch(/^id,version,/);
    const unchanged = { state: 'DONE', errors: [], progress: { read: 1, unchanged: 1, recorded: 0 } };
    expect(jobs).toMatchObject([unchanged, unchanged, unchanged, unchanged]);
    expect(again).toBe(csv);
  },
);

test('a figure that is changed in the table puts that fact right and nothing else', async () => {
  const csv = await exported(rest, 'sessions');
  expect(csv).toContain("''=2+2");
  const job = await importFile(rest, {
    query: { command: 'recordSession', reason: 'Đếm lại' },
    file: csv.replace(',96,', ',95,'),
  });
  expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 1, unchanged: 0 } });
  const stale = await importFile(rest, { query: { command: 'recordSession' }, file: csv });
  expect(stale).toMatchObject({ state: 'REFUSED', errors: [{ code: 'VERSION_CONFLICT' }] });
});

test('an export keeps to the unit, the days and the directive that are asked for', async () => {
  const rows = async (set: string, query: string) =>
    (await exported(rest, set, query)).trim().split('\n').length - 1;
  expect(await rows('sessions', `within=${province}&from=2022-03-01&to=2022-03-31&directive=208-QĐ/TW`)).toBe(
    1,
  );
  expect(await rows('sessions', 'from=2022-04-01')).toBe(0);
  expect(await rows('receipts', 'to=2022-02-28')).toBe(0);
  expect(await rows('units', `within=${province}`)).toBe(2);
  expect(await rest.ask('/v1/exports/nothing')).toMatchObject({ status: 404 });
  expect(await rest.ask('/v1/exports/sessions?within=district:1:2021-11-01')).toMatchObject({
    status: 422,
    body: { code: 'UNIT_UNKNOWN' },
  });
});

test('rows without an id are new facts', async () => {
  const job = await importFile(rest, {
    query: { command: 'recordSession' },
    file: table('id,kind,directives,unit,heldOn', `,study-class,208-QĐ/TW,district:417,2022-05-05`),
  });
  expect(job).toMatchObject({ state: 'DONE', progress: { recorded: 1 } });
});
