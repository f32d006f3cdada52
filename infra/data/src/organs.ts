import { FIRST_KNOWN_DAY, type UnitId } from '@trienkhai/kernel/unit-history';
import type { LoadCommand } from './commands.ts';
import { cell, readCsv } from './csv.ts';

/** Boards, centres and attached committees that the reports and the document symbols name. */
export function readOrgans(): readonly LoadCommand[] {
  return readCsv('catalogue/organs.csv').map((row) => {
    const aliases = cell(row, 'aliases').split('|').filter(Boolean);
    const input = {
      commandId: `organ-${cell(row, 'code')}`,
      code: cell(row, 'code'),
      name: cell(row, 'name'),
      kind: cell(row, 'kind'),
      committee: committeeId(cell(row, 'committee')),
      symbol: cell(row, 'symbol'),
      aliases,
      ...given('validFrom', cell(row, 'valid_from')),
      ...given('validTo', cell(row, 'valid_to')),
    };
    return { command: 'establishOrgan', input };
  });
}

/** Terms of the Central Committee, each from the day of its first plenum. */
export function readTerms(): readonly LoadCommand[] {
  return readCsv('catalogue/terms.csv').map((row) => {
    const [committee, term] = [cell(row, 'committee'), cell(row, 'term')];
    const input = {
      commandId: `term-${committee.replace(':', '-')}-${term}`,
      committee: committeeId(committee),
      term: Number(term),
      from: cell(row, 'from'),
      ...given('to', cell(row, 'to')),
    };
    return { command: 'openCommitteeTerm', input };
  });
}

/** Id of an organ of the list, by its code. */
export function organ(code: string, validFrom: string = FIRST_KNOWN_DAY): UnitId {
  return `organ:${code}:${validFrom}`;
}

/** `province:87` is the unit of that code in the first snapshot. */
export function committeeId(levelAndCode: string): UnitId {
  return `${levelAndCode}:${FIRST_KNOWN_DAY}`;
}

function given(field: string, value: string): Readonly<Record<string, string>> {
  return value === '' ? {} : { [field]: value };
}
