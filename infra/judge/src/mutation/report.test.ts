import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { AUTHORISATION } from './authorisation.ts';
import { percentOf, scoresOf, sumOf, survivorsIn } from './report.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

const mutant = (status: string, line: number, from: number, to: number, replacement: string) => ({
  ...{ mutatorName: 'ConditionalExpression', status, replacement },
  location: { start: { line, column: from }, end: { line, column: to } },
});

const report = {
  files: {
    'a.ts': {
      source: 'if (mine)\n  return true;\n',
      mutants: [
        mutant('Killed', 1, 5, 9, 'false'),
        mutant('Timeout', 1, 5, 9, 'true'),
        mutant('Survived', 2, 10, 14, 'false'),
        mutant('NoCoverage', 2, 3, 15, ''),
        mutant('Ignored', 1, 5, 9, '""'),
        mutant('RuntimeError', 1, 5, 9, 'x'),
      ],
    },
    'b.ts': { source: '', mutants: [mutant('Killed', 1, 1, 1, '')] },
  },
};

test('what nobody tests counts against a file, what is left out or never ran counts for nothing', () => {
  const scores = scoresOf(report, ['a.ts', 'b.ts']);
  expect(scores).toEqual([
    { file: 'a.ts', killed: 2, mutants: 4 },
    { file: 'b.ts', killed: 1, mutants: 1 },
  ]);
  expect(sumOf(scores)).toEqual({ killed: 3, mutants: 5 });
});

test('a file that is gone has no mutants, and nothing of nothing is no success', () => {
  expect(scoresOf(report, ['gone.ts'])).toEqual([{ file: 'gone.ts', killed: 0, mutants: 0 }]);
  expect(percentOf(sumOf([]))).toBe(0);
});

test('a share is never rounded up to what is asked for', () => {
  expect(percentOf({ killed: 9499, mutants: 10_000 })).toBe(94.9);
  expect(percentOf({ killed: 95, mutants: 100 })).toBe(95);
});

test('a survivor is told with its place, with what stood there and what took its place', () => {
  expect(survivorsIn(report)).toEqual([
    'a.ts:2:10 Survived ConditionalExpression: true → false',
    'a.ts:2:3 NoCoverage ConditionalExpression: return true; → ',
  ]);
});

test('every file and every test that is named is there', () => {
  const named = Object.values(AUTHORISATION).flatMap(({ files, tests }) => [...files, ...tests]);
  expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
});
