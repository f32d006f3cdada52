import { describe, expect, test } from '@jest/globals';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { Caller } from '../caller.ts';
import type { CommandName } from '../commands/index.ts';
import { cellsOf } from '../exports/cells-of.ts';
import { createDuplicates } from './duplicates.ts';
import { createReferences } from './references.ts';
import { rowMapper } from './row-body.ts';

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  '208-QĐ/TW': ['directive:208'],
  '1-CT/TU': ['directive:a', 'directive:b'],
};
const caller = {
  principal: { token: '' },
  after: [],
  peers: {
    trace: {
      findDirectives: async ({ symbol }: { symbol: string }) => ({
        directives: (SYMBOLS[symbol] ?? []).map((each) => ({ id: each })),
      }),
    },
  },
} as unknown as Caller;
const references = createReferences(caller, smallCountry());

const map = (command: CommandName, cells: Readonly<Record<string, string>>) =>
  rowMapper({ command, reason: 'Nhập từ tệp', references }).map({
    sheet: '',
    row: 2,
    cells: Object.entries(cells),
    raw: Object.values(cells),
  });
const bodyOf = async (command: CommandName, cells: Readonly<Record<string, string>>) =>
  (await map(command, cells)).body;
const refusal = (command: CommandName, cells: Readonly<Record<string, string>>) =>
  map(command, cells).then(
    () => 'accepted',
    ({ column, refusal: { code } }) => [column, code],
  );

describe('columns', () => {
  test('name places of the body: numbered lists, head-counts by their unit of count, lists in one cell', async () => {
    const cells = {
      'people.DELEGATE': '5',
      'people.LEARNER.qualifier': 'ABOUT',
      'people.LEARNER': '06',
      'sites.1.name': 'Hai',
      'sites.1.unit': id.district,
      organisers: `${id.province} | ${id.district}`,
      kind: 'study-class',
      mode: '',
    };
    expect(await bodyOf('recordSession', cells)).toEqual({
      people: [
        { unit: 'LEARNER', qualifier: 'ABOUT', value: 6 },
        { unit: 'DELEGATE', value: 5 },
      ],
      sites: [{ name: 'Hai', unit: id.district }],
      organisers: [id.province, id.district],
      kind: 'study-class',
      directives: [],
    });
  });

  test.each([
    'colour',
    'commandId',
    'people.CHILD',
    'people.LEARNER.colour',
    'on.x',
    '__proto__',
    'constructor',
  ])('%s is none', async (name) =>
    expect(await refusal('recordSession', { [name]: '1' })).toEqual([name, 'COLUMN_UNKNOWN']),
  );

  test('a row with an id puts that fact right', async () => {
    const row = { id: 'session:1f', version: '3', kind: 'study-class', note: 'x' };
    expect(await map('recordSession', row)).toMatchObject({
      command: 'correctSession',
      body: { session: 'session:1f', expectedVersion: 3, reason: 'Nhập từ tệp', note: 'x' },
    });
    expect(
      await map('recordReceipt', { id: 'progress:1:2', on: '2022-01-01', reason: 'Nhầm' }),
    ).toMatchObject({
      command: 'correctUnitStage',
      body: { stage: 'RECEIVED', on: '2022-01-01', reason: 'Nhầm' },
    });
  });
});

describe('cells', () => {
  const cases: readonly (readonly [CommandName, string, string, unknown])[] = [
    ['recordSession', 'people.LEARNER', '3.652', 'NUMBER_INVALID'],
    ['recordSession', 'people.LEARNER', '3,652', 'NUMBER_INVALID'],
    ['recordSession', 'people.LEARNER', 'ba', 'NUMBER_INVALID'],
    ['recordSession', 'people.LEARNER', '=A1', 'FORMULA_NOT_ALLOWED'],
    ['recordSession', 'people.LEARNER', '+5', 'FORMULA_NOT_ALLOWED'],
    ['recordSession', 'heldOn', '@TODAY()', 'FORMULA_NOT_ALLOWED'],
    ['recordSession', 'note', '=1+1', 'FORMULA_NOT_ALLOWED'],
    ['reportActivities', 'period.closed', 'có', 'INVALID_ARGUMENT'],
  ];
  test.each(cases)('%s %s "%s" is refused: %s', async (command, column, cell, code) =>
    expect(await refusal(command, { [column]: cell })).toEqual([column, code]),
  );

  test('a text that begins like a formula is accepted where it is no formula or is guarded', async () => {
    expect(await bodyOf('adoptPlan', { note: '- Kết luận' })).toEqual({ note: '- Kết luận' });
    expect(await bodyOf('adoptPlan', { note: "'=1+1" })).toEqual({ note: '=1+1' });
    expect(await bodyOf('adoptPlan', { note: "'Quý' I" })).toEqual({ note: "'Quý' I" });
  });

  test.each(['=a', "'=a", "''-a", '+84', '@x', 'a|b', 'c\\|d', '\\', '-'])(
    'the text %s goes out and comes back as it is, alone and in a list',
    async (text) => {
      const stop = { unit: id.district, findings: [text, 'và', text] };
      const out = Object.fromEntries(cellsOf({ findings: [text], stops: [stop] }));
      expect(await bodyOf('recordVisit', out)).toMatchObject({ findings: [text], stops: [stop] });
      const note = Object.fromEntries(cellsOf({ note: text }));
      expect(await bodyOf('adoptPlan', note)).toEqual({ note: text });
    },
  );
});

describe('references', () => {
  test('a unit by level and code is the one of the day of the row', async () => {
    const unit = async (text: string, on: string) => (await bodyOf('adoptPlan', { unit: text, on }))['unit'];
    expect(await unit('commune:30055', '2022-01-01')).toBe(id.commune);
    expect(await unit('Commune:30055', '2026-01-01')).toBe(id.newCommune);
    expect(await unit(id.newCommune, '2022-01-01')).toBe(id.newCommune);
    expect(await refusal('adoptPlan', { unit: 'commune:99999', on: '2022-01-01' })).toEqual([
      'unit',
      'UNIT_UNKNOWN',
    ]);
  });

  test('a directive by its symbol; one that none or several bear is refused', async () => {
    expect(await bodyOf('adoptPlan', { directive: '208-QĐ/TW' })).toEqual({ directive: 'directive:208' });
    expect(await refusal('adoptPlan', { directive: '9-CT/TW' })).toEqual(['directive', 'DIRECTIVE_UNKNOWN']);
    expect(await refusal('adoptPlan', { directive: '1-CT/TU' })).toEqual(['directive', 'AMBIGUOUS']);
  });
});

test('of many thousand different rows none is taken for another, and a repeated one is found', () => {
  const seen = createDuplicates();
  for (let line = 2; line < 20_000; line += 1) expect(seen(`row ${line}`, line)).toBeUndefined();
  expect(seen('row 777', 30_000)).toBe(777);
});
