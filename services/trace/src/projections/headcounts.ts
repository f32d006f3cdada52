import type { Headcount } from '@trienkhai/kernel/headcount';
import { HEADCOUNT_UNITS, QUALIFIERS } from '@trienkhai/kernel/vocabulary';
import { lean, maybeNumber, parts, word, type Data } from './data.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly closed: boolean;
  readonly label?: string;
}

export function headcounts(data: Data, key: string): readonly Headcount[] {
  return parts(data, key, (part) =>
    lean({
      unit: word(part, 'unit', 'HEADCOUNT_UNIT_', HEADCOUNT_UNITS) ?? 'ATTENDEE',
      value: maybeNumber(part, 'value') ?? 0,
      qualifier: word(part, 'qualifier', 'QUALIFIER_', QUALIFIERS) ?? 'EXACT',
      expected: maybeNumber(part, 'expected'),
      percentStated: maybeNumber(part, 'percentStated'),
    }),
  );
}
