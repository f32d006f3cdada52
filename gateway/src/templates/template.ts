import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { CommandName } from '../commands/index.ts';
import { usualColumns, type UsualColumn } from '../imports/usual-columns.ts';
import type { CellFormat, Choice, Look, SheetOut, Value } from '../spreadsheet.ts';
import { labelOf, REQUIRED_MARK } from '../spreadsheets/labels.ts';
import { DATA_SHEET, UNITS_SHEET, WORDS_SHEET } from '../spreadsheets/sheet-names.ts';
import type { Language } from '../language.ts';
import { guideSheet } from './guide-sheet.ts';
import { unitsSheet } from './units-sheet.ts';
import { sourceOf, wordLists, wordsSheet, type WordList } from './words-sheet.ts';

export interface WantedTemplate {
  readonly command: CommandName;
  readonly language: Language;
  readonly units: UnitHistory;
  /** Day of which the units are. */
  readonly on: Day;
}

const HEAD_LINES = 2;
/** Lines that are formatted before anything is typed: a code that is typed there keeps its zeros. */
const READY_LINES = 500;

/** Fields that name a unit: its sheet is offered to choose from. */
const UNIT_FIELDS: ReadonlySet<string> = new Set(
  'unit units organisers issuer owner members head within signatories scorer member committee parent jointOf with'.split(
    ' ',
  ),
);

/** The sheets of an empty file for one command: rows, units, words, and how to fill it in. */
export function templateOf(wanted: WantedTemplate): SheetOut[] {
  const { command, language } = wanted;
  const columns = usualColumns(command);
  const words = wordLists(columns, language);
  const units = unitsSheet(wanted);
  const hasUnits = columns.some(isUnit);
  return [
    dataSheet(columns, language, { words, units }),
    ...(hasUnits ? [units] : []),
    ...(words.length > 0 ? [wordsSheet(words, language)] : []),
    guideSheet(command, columns, language),
  ];
}

interface Sources {
  readonly words: readonly WordList[];
  readonly units: SheetOut;
}

function dataSheet(columns: readonly UsualColumn[], language: Language, sources: Sources): SheetOut {
  const headings = columns.map(
    ({ name, required }) => `${labelOf(name, language)}${required ? REQUIRED_MARK : ''}`,
  );
  const looks = new Map<string, Look>();
  for (const [at] of columns.entries()) looks.set(`0,${at}`, 'heading').set(`1,${at}`, 'key');
  const empty: Value[] = columns.map(() => null);
  return {
    name: DATA_SHEET[language],
    columns: columns.map((column) => ({ width: widthOf(column), format: formatOf(column) })),
    rows: [headings, columns.map(({ name }) => name), ...Array.from({ length: READY_LINES }, () => empty)],
    looks,
    choices: columns.flatMap((column, at) => choiceOf(column, at, language, sources) ?? []),
    headLines: HEAD_LINES,
  };
}

function choiceOf(
  column: UsualColumn,
  at: number,
  language: Language,
  { words, units }: Sources,
): Choice | undefined {
  const common = { column: at, firstLine: HEAD_LINES + 1 };
  if (isUnit(column)) {
    const source = `'${UNITS_SHEET[language]}'!$A$2:$A$${Math.max(2, units.rows.length)}`;
    return { ...common, source, only: false };
  }
  if (!column.words) return undefined;
  const only = !column.list && column.kind !== 'text';
  return { ...common, source: sourceOf(words, column.words, WORDS_SHEET[language]), only };
}

function isUnit({ kind, name }: UsualColumn): boolean {
  return kind === 'id' && UNIT_FIELDS.has(name.slice(name.lastIndexOf('.') + 1));
}

function widthOf(column: UsualColumn): number {
  if (isUnit(column)) return 36;
  return column.kind === 'text' ? 28 : 16;
}

function formatOf({ kind, list }: UsualColumn): CellFormat {
  if (kind === 'day') return 'day';
  return (kind === 'integer' || kind === 'number') && !list ? 'number' : 'text';
}
