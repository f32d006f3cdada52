import { describe, expect, test } from '@jest/globals';
import { smallCountry } from '@trienkhai/testkit/small-country';
import { commandNames } from '../commands/index.ts';
import { usualColumns } from '../imports/usual-columns.ts';
import { FIELD_WORDS } from '../spreadsheets/field-words.ts';
import { columnsByLabel, labelKey, labelOf } from '../spreadsheets/labels.ts';
import { LANGUAGES } from '../language.ts';
import { wordIn, wordMeant } from '../spreadsheets/words.ts';
import { templateOf } from './template.ts';

const units = smallCountry();

describe.each(commandNames)('of %s', (command) => {
  const columns = usualColumns(command);
  const names = columns.map(({ name }) => name);

  test('every field has words, and no two columns the same heading', () => {
    const steps = names.flatMap((name) => name.split('.')).filter((step) => /^[a-z]/.test(step));
    expect(steps.filter((step) => !FIELD_WORDS[step])).toEqual([]);
    for (const language of LANGUAGES) {
      const labels = names.map((name) => labelKey(labelOf(name, language)));
      expect(new Set(labels).size).toBe(names.length);
    }
    const meant = columnsByLabel(names);
    for (const name of names) {
      for (const language of LANGUAGES) expect(meant.get(labelKey(labelOf(name, language)))).toBe(name);
    }
  });

  test('every word of a list reads back as itself in both languages', () => {
    for (const { words = [] } of columns) {
      for (const language of LANGUAGES) {
        expect(words.map((word) => wordMeant(wordIn(language, word), words))).toEqual(words);
      }
    }
  });
});

test('offers the units of the day, with the codes as they are written', () => {
  const sheets = templateOf({ command: 'recordSession', language: 'vi', units, on: '2022-01-01' });
  expect(sheets.map(({ name }) => name)).toEqual(['Nhập_liệu', 'Đơn_vị', 'Danh_mục', 'Hướng_dẫn']);
  const codes = sheets[1]!.rows.map(([choice, code]) => [choice, code]);
  expect(codes).toContainEqual([expect.stringMatching(/^commune:30055 · /), '30055']);
  expect(sheets[1]!.columns[1]!.format).toBe('text');
});

test('the guide tells every column with its letter', () => {
  const [data, ...others] = templateOf({
    command: 'reportActivities',
    language: 'en',
    units,
    on: '2022-01-01',
  });
  const guide = others.at(-1)!;
  const told = guide.rows.slice(1, 1 + data!.columns.length).map(([, , name]) => name);
  expect(told).toEqual(data!.rows[1]);
  expect(guide.rows[27]![0]).toBe('AA');
});
