import { dayOf, type Day } from '@trienkhai/kernel/day';
import type { Filing } from '@trienkhai/kernel/reporting/filings';
import type { ReportingRow, ReportingTable } from '@trienkhai/kernel/reporting/rows';
import { isFor } from '@trienkhai/kernel/reporting/search';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { foldText } from '@trienkhai/kernel/vn-text';
import { LEVELS, type Level } from '@trienkhai/kernel/vocabulary';
import {
  dayOfActivity,
  type ActivityOf,
  type ActivityValue,
  type ActivityView,
} from '../projections/activities.ts';
import { at } from '../projections/view.ts';
import type { KnownPeriod } from './periods.ts';
import { pageOf, type Page, type PageRequest } from './pages.ts';

export interface ReportingQuestion {
  readonly known: KnownPeriod;
  readonly on: Day;
  /** The territory that is looked at; undefined: all that the period asks. */
  readonly within: UnitId | undefined;
  readonly knownAt: string | undefined;
}

/** The reports among these that are of this period, as they stood at `knownAt`. */
export function filingsOf(
  views: Iterable<ActivityView>,
  { known, on, knownAt }: ReportingQuestion,
): readonly Filing[] {
  const filings: Filing[] = [];
  for (const view of views) {
    const value = at(view, knownAt)?.value;
    if (!value || (value.sample && !known.sample)) continue;
    if (value.type !== 'report' && value.type !== 'review') continue;
    if (isFor(known.period, value.facts, on)) filings.push(filingOf(view.id, value));
  }
  return filings;
}

type Reported = ActivityOf<'report'> | ActivityOf<'review'>;

function filingOf(id: string, value: Reported): Filing {
  const { since: submittedAt } = value;
  const { unitId } = value.facts;
  if (value.type === 'report') {
    const submittedOn = dayOf(new Date(submittedAt));
    return { id, unitId, by: 'report', state: 'SUBMITTED', submittedOn, submittedAt };
  }
  const state = stateOf(value);
  return { id, unitId, by: 'review', state, submittedOn: dayOfActivity(value), submittedAt };
}

/** One that was opened again after approval still stands as submitted. */
function stateOf({ approval: { state } }: Extract<ActivityValue, { type: 'review' }>): Filing['state'] {
  return state === 'UNLOCKED' ? 'SUBMITTED' : state;
}

export interface ReportingRowFilter {
  readonly level?: Level | undefined;
  /** Empty: all. */
  readonly states: readonly ReportingRow['state'][];
  readonly late?: boolean | undefined;
  /** Part of the unit's name that day, with or without marks. */
  readonly search?: string | undefined;
}

/** By level and code of the unit. */
export function pageOfReporting(
  { rows, unitsOn }: ReportingTable,
  history: UnitHistory,
  { level, states, late, search: text }: ReportingRowFilter,
  page: PageRequest,
): Page<ReportingRow> {
  const search = foldText(text ?? '');
  const found = rows.filter((row) => {
    if (level !== undefined && row.level !== level) return false;
    if (states.length > 0 && !states.includes(row.state)) return false;
    if (late !== undefined && row.late !== late) return false;
    return search === '' || foldText(history.versionOn(row.unitId, unitsOn).name).includes(search);
  });
  const keyOf = ({ unitId, level: of }: ReportingRow) => {
    const code = history.get(unitId)?.code ?? '';
    return [LEVELS.indexOf(of), code, unitId];
  };
  return pageOf(found, keyOf, page);
}
