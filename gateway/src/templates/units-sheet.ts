import { compareText } from '@trienkhai/kernel/compare-text';
import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { LEVELS } from '@trienkhai/kernel/vocabulary';
import type { SheetOut, Value } from '../spreadsheet.ts';
import { UNITS_SHEET } from '../spreadsheets/sheet-names.ts';
import { unitName } from '../spreadsheets/unit-text.ts';
import type { Language } from '../language.ts';
import { wordIn } from '../spreadsheets/words.ts';

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  vi: ['Chọn', 'Mã', 'Tên', 'Cấp', 'Tỉnh'],
  en: ['Choice', 'Code', 'Name', 'Level', 'Province'],
};
const WIDTHS = [48, 12, 36, 14, 28];

interface Wanted {
  readonly language: Language;
  readonly units: UnitHistory;
  readonly on: Day;
}

/** The units of a day, from the centre down and by code; what is chosen names level and code before the name. */
export function unitsSheet({ language, units, on }: Wanted): SheetOut {
  const rows = [...units.all()]
    .filter(({ id }) => units.isValid(id, on))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareText(a.code, b.code))
    .map((unit): Value[] => {
      const { id, level, code } = unit;
      const province = units.ancestorsOf(id, on).find((each) => units.get(each)?.level === 'PROVINCE');
      const above = province === undefined ? undefined : unitName(units.get(province)!);
      const name = unitName(unit);
      const choice = [`${level.toLowerCase()}:${code}`, name, ...(above === undefined ? [] : [above])];
      return [choice.join(' · '), code, name, wordIn(language, level), above ?? null];
    });
  return {
    name: UNITS_SHEET[language],
    columns: WIDTHS.map((width) => ({ width, format: 'text' as const })),
    rows: [[...HEADINGS[language]], ...rows],
    looks: new Map(WIDTHS.map((_, at) => [`0,${at}`, 'heading' as const])),
    headLines: 1,
  };
}
