import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

/** Of every section of ASVS 5.0.0, the level of each of its requirements in their order. */
const LEVELS = `
1.1 22  1.2 1111122223  1.3 112222222223  1.4 222  1.5 123  2.1 122  2.2 112  2.3 12223  2.4 23  3.1 3  3.2 113
3.3 12223  3.4 11222233  3.5 11122333  3.6 3  3.7 22333  4.1 12233  4.2 23333  4.3 22  4.4 1222  5.1 2  5.2 112333
5.3 113  5.4 222  6.1 122  6.2 111111112222  6.3 11223333  6.4 112233  6.5 22222333  6.6 2223  6.7 33  6.8 2222
7.1 222  7.2 1111  7.3 22  7.4 11222  7.5 223  7.6 22  8.1 1233  8.2 1123  8.3 133  8.4 23  9.1 111  9.2 1222
10.1 22  10.2 223  10.3 22223  10.4 1111122222233333  10.5 22222  10.6 22  10.7 222  11.1 2233  11.2 22233
11.3 11233  11.4 1222  11.5 23  11.6 23  11.7 33  12.1 12233  12.2 11  12.3 22223  13.1 2333  13.2 222223
13.3 2233  13.4 1222233  14.1 22  14.2 12223333  14.3 122  15.1 12233  15.2 12233  15.3 1222222  15.4 3333
16.1 2  16.2 22222  16.3 2222  16.4 222  16.5 2223  17.1 23  17.2 22223333  17.3 22`;

const REQUIRED = [...LEVELS.matchAll(/(\d+\.\d+) (\d+)/g)].flatMap(([, section, levels]) =>
  levels!
    .split('')
    .map((level, at) => ({ id: `${section}.${at + 1}`, level }))
    .filter(({ level }) => level < '3'),
);
const place = (id: string | undefined) => REQUIRED.findIndex((each) => each.id === id);

const table = read('docs/asvs.md');
const ROWS = [...table.matchAll(/^\| (\d[\d.–]*) \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, ids = '', , state = '', shown = '']) => {
    const [first, last = first] = ids.split('–');
    return { ids, state, shown, of: REQUIRED.slice(place(first), place(last) + 1) };
  },
);

test('every requirement of the first two levels has its row, in the order of the standard', () => {
  expect(ROWS.flatMap(({ of }) => of.map(({ id }) => id))).toEqual(REQUIRED.map(({ id }) => id));
});

test.each(ROWS)('$ids is $state by a test or document that is there, or says why not', ({ state, shown }) => {
  expect(['met', '**not met**', 'n/a']).toContain(state);
  const tests = [...shown.matchAll(/`(\w+\/[\w./-]+\.test\.ts)`/g)].map(([, path]) => path!);
  const documents = [...shown.matchAll(/\]\(([\w./-]+\.md)(?:#([\w-]+))?\)/g)];
  expect(tests.filter((path) => !existsSync(root + path))).toEqual([]);
  for (const [, file, heading] of documents) {
    const headings = [...read(`docs/${file}`).matchAll(/^#+ (.*)$/gm)].map(([, text]) => anchorOf(text!));
    if (heading !== undefined) expect(headings).toContain(heading);
  }
  if (state === 'met') expect(tests.length + documents.length).toBeGreaterThan(0);
  else expect(shown).not.toBe('');
});

describe('what the document says of itself', () => {
  const count = (state: string, levels: string) =>
    ROWS.filter((row) => row.state === state).flatMap(({ of }) =>
      of.filter(({ level }) => levels.includes(level)),
    ).length;

  test('is what its rows add up to', () => {
    const [met, missed] = [count('met', '12'), count('**not met**', '12')];
    const first = count('met', '1');
    const share = Math.floor((1000 * met) / (met + missed)) / 10;
    expect(table).toContain(
      `${met} of ${met + missed} applicable requirements are met (${share} %); of level 1, ` +
        `${first} of ${first + count('**not met**', '1')}. ${count('n/a', '12')} do not apply.`,
    );
    expect(share).toBeGreaterThanOrEqual(95);
  });
});

test('no history of the source goes into an image', () => {
  expect(read('.dockerignore').split('\n')).toContain('.git');
});

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
