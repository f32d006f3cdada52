import { expect, test } from '@jest/globals';
import { readSymbol } from '@trienkhai/kernel/document-symbol';
import { readCitation } from '@trienkhai/kernel/document-symbol/citation';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { foldCatalogue } from './catalogue-history.ts';
import { readOrgans } from './organs.ts';
import { readSeedStages } from './seed.ts';

interface ReportedLine {
  readonly parts: readonly {
    readonly count: number;
    readonly people: readonly { readonly value: number }[];
  }[];
}

const commands = readSeedStages().flat();
const named = (command: string) =>
  commands.filter((each) => each.command === command).map(({ input }) => input);
const input = (commandId: string) => commands.find((each) => each.input.commandId === commandId)?.input;

test('reading twice gives the same commands, each with an id of its own', () => {
  expect(readSeedStages().flat()).toEqual(commands);
  expect(new Set(commands.map((each) => each.input.commandId)).size).toBe(commands.length);
});

test('every unit that a command names is in the catalogue or among the organs', () => {
  const history = foldCatalogue();
  const organs = new Set(readOrgans().map((each) => `organ:${String(each.input['code'])}:2021-11-01`));
  const units =
    JSON.stringify(commands).match(/(?:centre|province|district|commune|organ):[\w.-]+:\d{4}-\d\d-\d\d/g) ??
    [];
  expect(units).toContain(CENTRE_ID);
  expect(units.filter((id) => !organs.has(id) && !history.get(id))).toEqual([]);
});

test('every committee of an organ is there', () => {
  const history = foldCatalogue();
  const committees = readOrgans().map((each) => String(each.input['committee']));
  expect(committees.filter((id) => !history.get(id))).toEqual([]);
});

test('only days that a source gives stand on the documents', () => {
  const dated = named('registerDirective').flatMap(({ symbol, issuedOn }) =>
    issuedOn ? [[symbol, issuedOn]] : [],
  );
  expect(dated).toEqual([
    ['208-QĐ/TW', '2019-11-08'],
    ['08-NQ/TU', '2017-12-08'],
    ['04-NQ/TW', '2016-10-30'],
  ]);
});

test('every symbol and alias reads', () => {
  for (const { symbol } of named('registerDirective')) {
    if (typeof symbol === 'string') expect(readSymbol(symbol, { strict: true }).ok).toBe(true);
  }
  for (const { text } of named('addCitationAlias')) expect(readCitation(String(text)).kind).not.toBe('words');
});

test('Tháp Mười: learners and attendees stand apart, and no plan is made up', () => {
  expect(input('seed-s1-report')).toMatchObject({
    period: { from: '2022-01-01', to: '2022-04-12', closed: false },
    lines: [
      { kind: 'training-class', count: 6, people: [{ unit: 'LEARNER', value: 570 }] },
      { kind: 'study-class', count: 37, people: [{ unit: 'ATTENDEE', value: 3652 }] },
      { kind: 'reporter-conference' },
    ],
  });
  expect(JSON.stringify(input('seed-s1-report'))).not.toContain('planned');
});

test('Lý Nhân: 33 of 24 planned, more than 10,000 turns, 14 classes and 1,456 people itemised', () => {
  const report = input('seed-s2-report') as unknown as { lines: readonly ReportedLine[] };
  const line = report.lines[0]!;
  expect(line).toMatchObject({
    count: 33,
    planned: 24,
    percentStated: 137.5,
    people: [{ unit: 'ATTENDANCE', value: 10_000, qualifier: 'MORE_THAN' }],
  });
  expect(line.parts.map(({ count }) => count)).toEqual([6, 2, 4, 2]);
  expect(line.parts.reduce((sum, { people }) => sum + people[0]!.value, 0)).toBe(1456);
  expect(line.parts[0]).toMatchObject({ percentStated: 200 });
});

test('Bình Thủy: one figure for classes and conferences together, its day unknown', () => {
  expect(input('seed-s3-report')).toMatchObject({
    lines: [
      { kind: 'class', count: 29 },
      { kind: 'reporter-conference', count: 8, online: 4 },
    ],
    totals: [{ covers: ['class', 'reporter-conference'], people: [{ unit: 'ATTENDANCE', value: 2302 }] }],
  });
  expect(input('seed-s3-review')).toMatchObject({ publishedOn: '2022-07-08' });
  expect(input('seed-s3-review')).not.toHaveProperty('heldOn');
});

test('Nghệ An: six districts in four days, no day for any of them', () => {
  const visit = input('seed-s5-visit');
  expect(visit).toMatchObject({ from: '2020-02-25', to: '2020-02-28' });
  expect(visit?.['stops']).toEqual(
    ['417', '418', '422', '424', '423', '428'].map((code) => ({ unit: `district:${code}:2021-11-01` })),
  );
});
