import type { Day } from '@trienkhai/kernel/day';
import type { ReadSymbol } from '@trienkhai/kernel/document-symbol';
import type { RegisterPeriod } from '@trienkhai/kernel/document-symbol/register';
import { refuse } from '@trienkhai/kernel/domain-error';
import { EARLIEST_DAY } from '@trienkhai/kernel/rules/day';
import type { CommitteeTerm } from '@trienkhai/kernel/unit-history';

interface PeriodDraft {
  readonly issuedOn?: Day | undefined;
  readonly term?: number | undefined;
  readonly year?: number | undefined;
}

export interface NumberPeriod {
  readonly term?: number | undefined;
  readonly year?: number | undefined;
  readonly period: RegisterPeriod;
}

const LAST_TERM = 99;
const FIRST_YEAR = Number(EARLIEST_DAY.slice(0, 4));
const LAST_YEAR = 2100;

/**
 * The term (party) or year (state) in which the number runs, from what is given, the symbol and the day
 * of issue; sources that contradict each other are refused, and what none of them tells is unknown.
 */
export function periodOf(
  reading: ReadSymbol | undefined,
  draft: PeriodDraft,
  terms: readonly CommitteeTerm[],
): NumberPeriod {
  const term = within(draft.term, 1, LAST_TERM, 'term');
  const year = within(draft.year, FIRST_YEAR, LAST_YEAR, 'year');
  if (!reading) return { term, year, period: 'unknown' };
  if (reading.form === 'party') {
    const agreed = agree(term, termOn(draft.issuedOn, terms), 'term');
    return { term: agreed, year, period: agreed === undefined ? 'unknown' : { term: agreed } };
  }
  const issued = draft.issuedOn === undefined ? undefined : Number(draft.issuedOn.slice(0, 4));
  const agreed = agree(agree(year, reading.year, 'year'), issued, 'year');
  return {
    term: term ?? reading.term,
    year: agreed,
    period: agreed === undefined ? 'unknown' : { year: agreed },
  };
}

function termOn(issuedOn: Day | undefined, terms: readonly CommitteeTerm[]): number | undefined {
  if (issuedOn === undefined) return undefined;
  return terms.find(({ from, to }) => from <= issuedOn && (to === undefined || issuedOn < to))?.term;
}

function agree(
  given: number | undefined,
  told: number | undefined,
  field: 'term' | 'year',
): number | undefined {
  if (given === undefined || told === undefined || given === told) return given ?? told;
  throw refuse(
    'INVALID_ARGUMENT',
    field === 'term'
      ? `Ngày ban hành thuộc nhiệm kỳ ${told}, không phải ${given}; hãy sửa ngày hoặc nhiệm kỳ.`
      : `Năm ${given} khác với năm ${told} trong ký hiệu hoặc ngày ban hành; hãy kiểm tra lại.`,
    field === 'term'
      ? `The day of issue lies in term ${told}, not ${given}; put the day or the term right.`
      : `The year ${given} differs from ${told} of the symbol or the day of issue; check them.`,
    { path: [field], facts: { [field]: String(told) } },
  );
}

function within(value: number | undefined, least: number, most: number, field: string): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return value;
  throw refuse(
    'INVALID_ARGUMENT',
    `Giá trị phải từ ${least} đến ${most}.`,
    `The value lies between ${least} and ${most}.`,
    { path: [field] },
  );
}
