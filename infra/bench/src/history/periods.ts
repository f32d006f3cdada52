import { dice } from '@trienkhai/data/sample/random';
import { addDays, type Day } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { recordedAfter, type GeneratedEvent } from './event.ts';

export interface HalfYear {
  readonly from: Day;
  readonly to: Day;
}

const YEARS = [2022, 2023, 2024, 2025, 2026];

/** Half-years as party offices count them, up to the last day of the history. */
export const HALF_YEARS: readonly HalfYear[] = YEARS.flatMap((year) => [
  { from: `${year}-01-01`, to: `${year}-06-30` },
  { from: `${year}-07-01`, to: `${year}-12-31` },
]).slice(0, -1);

const LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;
/** Share of the communes that send figures of their own. */
const REPORTING = 0.6;
const REVIEWING = 0.35;

/** What the units of each half-year report of it, and their reviews. */
export function* periodEvents(units: UnitHistory): Generator<GeneratedEvent> {
  for (const period of HALF_YEARS) {
    for (const level of LEVELS) {
      for (const unitId of units.unitsWithin(CENTRE_ID, level, period.to)) {
        const roll = dice(`${period.to} ${unitId}`);
        const isCommune = level === 'COMMUNE';
        if (!isCommune || roll.chance(REPORTING)) yield report(period, unitId, roll);
        if (!isCommune || roll.chance(REVIEWING)) yield review(period, unitId, roll);
      }
    }
  }
}

type Dice = ReturnType<typeof dice>;

function report({ from, to }: HalfYear, unitId: UnitId, roll: Dice): GeneratedEvent {
  const streamId = `report:${to}-${unitId.replaceAll(':', '-')}`;
  const line = (kind: string, most: number) => {
    const count = roll.between(1, most);
    const value = count * roll.between(40, 120);
    const people = [{ unit: 'HEADCOUNT_UNIT_ATTENDANCE', value, qualifier: 'QUALIFIER_EXACT' }];
    return { kind, count, planned: roll.between(count, count + 3), people };
  };
  const lines = [line('study-class', 9), line('reporter-conference', 4)];
  const facts = { unitId, period: { from, to, closed: true }, lines };
  return event(
    'study',
    streamId,
    'ActivitiesReported',
    { reportId: streamId, report: facts },
    unitId,
    to,
    roll,
  );
}

function review({ from, to }: HalfYear, unitId: UnitId, roll: Dice): GeneratedEvent {
  const streamId = `review:${to}-${unitId.replaceAll(':', '-')}`;
  const kind = to.endsWith('06-30') ? 'REVIEW_KIND_HALF_YEAR' : 'REVIEW_KIND_YEAR_END';
  const heldOn = addDays(to, -roll.between(0, 9));
  const facts = { kind, unitId, period: { from, to, closed: true }, heldOn };
  return event(
    'reviews',
    streamId,
    'ReviewSubmitted',
    { reviewId: streamId, review: facts },
    unitId,
    to,
    roll,
  );
}

function event(
  context: GeneratedEvent['context'],
  streamId: string,
  name: string,
  data: GeneratedEvent['data'],
  unitId: UnitId,
  day: Day,
  roll: Dice,
): GeneratedEvent {
  const recordedAt = recordedAfter(day, roll.between(0, 20), roll.between(0, 540));
  return { context, streamId, version: 1, key: streamId, name, data, unitId, recordedAt };
}
