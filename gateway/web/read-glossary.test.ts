import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { glossaryModule, readGlossary } from './read-glossary.ts';

const markdown = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

test('a word of the glossary is explained in both languages', () => {
  const { vi, en } = readGlossary(markdown);
  expect(vi['EXACT']?.word).toBe('đạt trọn');
  expect(en['EXACT']?.meaning).toContain('every unit it was made of did');
  expect(Object.keys(vi)).toEqual(Object.keys(en));
  for (const { word, meaning } of [...Object.values(vi), ...Object.values(en)]) {
    expect(word).not.toBe('');
    expect(meaning).not.toContain('`');
  }
});

test('a word that lacks an explanation in one language is no term', () => {
  const table =
    '| a | b | `half` | said | |\n| c | d | `both`, `more` | said | nói |\n| e | f | none | said | nói |';
  expect(Object.keys(readGlossary(table).vi)).toEqual(['both']);
  expect(glossaryModule(readGlossary(table))).toContain("export type TermKey = 'both';");
});

test('two explanations of one name are refused', () => {
  const row = '| a | b | `on` | said | nói |';
  expect(() => readGlossary(`${row}\n${row}`)).toThrow('explains on twice');
});
