import { describe, expect, test } from '@jest/globals';
import { directive } from '../../test/support/facts.ts';
import { historyOf, smallCountry } from '../../test/support/history.ts';
import { resolveCitation } from './citations.ts';
import { findBySymbol, linksOf, pageOfDirectives, type KnownDirective } from './directives.ts';

const politburo = 'organ:BCT:2021-11-01';
const centre = 'centre:TW:2021-11-01';
const history = historyOf([
  ...smallCountry,
  { organ: politburo, committee: centre, name: 'Bộ Chính trị' },
  { organ: 'organ:BBT:2021-11-01', committee: centre, name: 'Ban Bí thư' },
]);

function known(id: string, ...[facts, more]: Parameters<typeof directive>): KnownDirective {
  return { id: `directive:${id}`, version: 1, value: directive(facts, more) };
}

const all: readonly KnownDirective[] = [
  known('05', { symbol: '05-CT/TW', type: 'CT', issuerId: politburo, issuedOn: '2016-05-15', term: 12 }),
  known('05old', {
    symbol: '05-CT/TW',
    type: 'CT',
    issuerId: 'organ:BBT:2021-11-01',
    issuedOn: '2011-09-15',
    term: 11,
  }),
  known(
    '04',
    { symbol: '04-NQ/TW', type: 'NQ', issuerId: centre, issuedOn: '2016-10-30', term: 12 },
    { aliases: ['Nghị quyết Trung ương 4 (khóa XII)'] },
  ),
  known(
    'dh13',
    { type: 'NQ', title: 'Nghị quyết Đại hội XIII' },
    { aliases: ['Nghị quyết Đại hội XIII của Đảng'] },
  ),
  known(
    'theme22',
    { type: 'CĐ', title: 'Chuyên đề năm 2022', year: 2022 },
    { links: [{ kind: 'THEME_OF', toId: 'directive:05' }] },
  ),
  known(
    'term',
    { type: 'CĐ', title: 'Chuyên đề toàn khóa', term: 13 },
    { links: [{ kind: 'THEME_OF', toId: 'directive:01' }] },
  ),
];
const resolved = (text: string) => resolveCitation(text, all, history);

describe('citations of the reports', () => {
  test.each([
    ['Chỉ thị 05 của Bộ Chính trị', 'directive:05'],
    ['Nghị quyết Đại hội XIII của Đảng', 'directive:dh13'],
    ['Nghị quyết Trung ương 4 (khoá XII)', 'directive:04'],
    ['Nghị quyết số 04 (khóa XII)', 'directive:04'],
    ['Chuyên đề năm 2022', 'directive:theme22'],
    ['Chuyên đề toàn khoá', 'directive:term'],
  ])('%s', (text, id) => {
    expect(resolved(text).directive?.id).toBe(id);
  });

  test.each([
    'Nghị quyết Trung ương 4, khóa XIII',
    'Nghị quyết đại hội Đảng các cấp nhiệm kỳ 2020-2025',
    'Chỉ thị 99',
  ])('%s stays unresolved and says why', (text) => {
    expect(resolved(text)).toMatchObject({ candidates: [], reason: { en: expect.any(String) } });
    expect(resolved(text).directive).toBeUndefined();
  });

  test('several that fit are candidates', () => {
    expect(resolved('Chỉ thị 05').candidates.map(({ id }) => id)).toEqual([
      'directive:05',
      'directive:05old',
    ]);
    expect(resolved('Chỉ thị 05-CT/TW').candidates).toHaveLength(2);
  });
});

describe('by symbol', () => {
  const ids = (question: Parameters<typeof findBySymbol>[1]) =>
    findBySymbol(all, question, history).map(({ id }) => id);

  test('in any accepted spelling; the newest first where there are several', () => {
    expect(ids({ symbol: 'số 05 - CT/TW' })).toEqual(['directive:05', 'directive:05old']);
    expect(ids({ symbol: '99-CT/TW' })).toEqual([]);
    expect(ids({ symbol: 'no symbol' })).toEqual([]);
  });

  test('told apart by issuer or day; a committee stands for its organs', () => {
    expect(ids({ symbol: '05-CT/TW', issuerId: politburo })).toEqual(['directive:05']);
    expect(ids({ symbol: '05-CT/TW', issuerId: centre })).toHaveLength(2);
    expect(ids({ symbol: '05-CT/TW', issuedOn: '2011-09-15' })).toEqual(['directive:05old']);
  });
});

test('links show on both ends', () => {
  expect(linksOf(all[4]!, all)).toEqual([{ kind: 'THEME_OF', directiveId: 'directive:05', outgoing: true }]);
  expect(linksOf(all[0]!, all)).toEqual([
    { kind: 'THEME_OF', directiveId: 'directive:theme22', outgoing: false },
  ]);
});

test('the themes of a document, of any year or of one', () => {
  const ids = (themeOfId: string, year?: number) =>
    pageOfDirectives(all, { themeOfId, year, sample: false }, history, { first: 0 }).edges.map(
      ({ node }) => node.id,
    );
  expect(ids('directive:05')).toContain('directive:theme22');
  expect(ids('directive:05', 2022)).toEqual(['directive:theme22']);
  expect(ids('directive:05', 2021)).toEqual([]);
  expect(ids('directive:theme22')).toEqual([]);
});

test('a list by words, type and days, newest issue first', () => {
  const page = pageOfDirectives(all, { search: 'ct/tw', issuedFrom: '2012-01-01', sample: false }, history, {
    first: 0,
  });
  expect(page.edges.map(({ node }) => node.id)).toEqual(['directive:05']);
  expect(pageOfDirectives(all, { sample: false }, history, { first: 2 })).toMatchObject({
    totalCount: 6,
    hasNextPage: true,
  });
});
