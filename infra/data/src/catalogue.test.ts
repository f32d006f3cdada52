import { describe, expect, test } from '@jest/globals';
import type { Day } from '@trienkhai/kernel/day';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { foldCatalogue } from './catalogue-history.ts';
import { readReorganisations } from './catalogue.ts';
import { cell, readCsv } from './csv.ts';

const reorganisations = readReorganisations();
const history = foldCatalogue(reorganisations);

describe('the country on every dated state', () => {
  test.each(readCsv('catalogue/reorganisations.csv'))('$effective_date', (row) => {
    const day = cell(row, 'effective_date');
    const counts = (['PROVINCE', 'DISTRICT', 'COMMUNE'] as const).map((level) => history.count(level, day));
    expect(counts).toEqual(['provinces', 'districts', 'communes'].map((column) => Number(cell(row, column))));
    expect(history.states).toContain(day);
  });
});

describe('the country equals its published list row for row', () => {
  test.each(['2025-03-01', '2025-07-01', '2026-04-30'])('%s', (day) => {
    const published = readCsv(`catalogue/units_${day}.csv`).map((row) =>
      ['level', 'code', 'type', 'name', 'parent_code'].map((column) => cell(row, column)).join(),
    );
    expect(listOn(day)).toEqual(published.sort());
  });
});

function listOn(day: Day): readonly string[] {
  const levels: readonly Level[] = ['PROVINCE', 'DISTRICT', 'COMMUNE'];
  const rows = levels.flatMap((level) =>
    history.unitsWithin(CENTRE_ID, level, day).map((id) => {
      const { kind, name, parentId = '' } = history.versionOn(id, day);
      const parent = parentId === CENTRE_ID ? '' : history.get(parentId)?.code;
      return [level.toLowerCase(), history.get(id)?.code, kind, name, parent].join();
    }),
  );
  return rows.sort();
}

test('the history has 14,717 identities besides the centre', () => {
  expect([...history.all()]).toHaveLength(14_718);
});

test('every old commune ends in a new one: 9,593 wholly, 442 divided', () => {
  const old = history.unitsWithin(CENTRE_ID, 'COMMUNE', '2025-06-30').map((id) => history.successorsOf(id));
  expect(old.filter((edges) => edges.length === 1 && edges[0]?.share === 'WHOLE')).toHaveLength(9593);
  expect(old.filter((edges) => edges.length > 1)).toHaveLength(442);
  expect(old.every((edges) => edges.filter((edge) => edge.default).length === 1)).toBe(true);
});

test('loading twice sends the same commands', () => {
  expect(readReorganisations()).toEqual(reorganisations);
  expect(new Set(reorganisations.map(({ commandId }) => commandId)).size).toBe(13);
});

test('before the reform was published, nobody knew of it', () => {
  const eve = history.asKnownAt(new Date('2025-06-29T00:00:00Z'));
  expect(eve.count('COMMUNE', '2025-08-01')).toBe(10_035);
  expect(eve.successorsOf('commune:25432:2021-11-01')).toEqual([]);
  expect(eve.asKnownAt(new Date('2025-06-30T00:00:00Z')).states).toEqual(eve.states);
  expect(history.asKnownAt(new Date('2025-06-30T00:00:00Z')).count('COMMUNE', '2025-08-01')).toBe(3321);
  expect(history.asKnownAt(new Date('2000-01-01T00:00:00Z')).states).toEqual(['2021-11-01']);
});
