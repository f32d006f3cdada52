import type { UsualColumn } from '../imports/usual-columns.ts';
import type { SheetOut, Value } from '../spreadsheet.ts';
import { columnLetters } from '../spreadsheets/cell-names.ts';
import { labelOf } from '../spreadsheets/labels.ts';
import { WORDS_SHEET } from '../spreadsheets/sheet-names.ts';
import type { Language } from '../language.ts';
import { wordIn } from '../spreadsheets/words.ts';

/** The words of a closed list, under the heading of the first column that takes them. */
export interface WordList {
  readonly key: string;
  readonly heading: string;
  readonly words: readonly string[];
}

/** Each list of words once, however many columns take it. */
export function wordLists(columns: readonly UsualColumn[], language: Language): WordList[] {
  const lists = new Map<string, WordList>();
  for (const { name, words } of columns) {
    if (!words || lists.has(keyOf(words))) continue;
    const shown = words.map((word) => wordIn(language, word));
    lists.set(keyOf(words), { key: keyOf(words), heading: labelOf(name, language), words: shown });
  }
  return [...lists.values()];
}

export function wordsSheet(lists: readonly WordList[], language: Language): SheetOut {
  const longest = Math.max(...lists.map(({ words }) => words.length));
  const rows = Array.from({ length: longest }, (_, line): Value[] =>
    lists.map(({ words }) => words[line] ?? null),
  );
  return {
    name: WORDS_SHEET[language],
    columns: lists.map(() => ({ width: 30, format: 'text' as const })),
    rows: [lists.map(({ heading }) => heading), ...rows],
    looks: new Map(lists.map((_, at) => [`0,${at}`, 'heading' as const])),
    headLines: 1,
  };
}

/** Where the words of a column stand. */
export function sourceOf(lists: readonly WordList[], words: readonly string[], sheet: string): string {
  const at = lists.findIndex(({ key }) => key === keyOf(words));
  const letters = columnLetters(at);
  return `'${sheet}'!$${letters}$2:$${letters}$${words.length + 1}`;
}

function keyOf(words: readonly string[]): string {
  return words.join(' ');
}
