import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { PERIOD_KINDS, type PeriodTerms, type ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { LEVELS, REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import {
  flag,
  lean,
  maybeNumber,
  maybeText,
  parts,
  requiredPart,
  requiredText,
  text,
  texts,
  word,
  type Data,
} from './data.ts';
import { contribute, type View } from './view.ts';

/** What one event says of one of the owner's periods. */
export interface PeriodValue {
  readonly periodId: string;
  readonly period: ReportingPeriod;
  readonly sample: boolean;
  readonly withdrawn: boolean;
}

/** All periods of one owner: each contribution speaks of one of them, the others stay as they are. */
export type PeriodView = View<PeriodValue>;

export const PERIOD_STREAM = 'periods:';

/** Reporting periods by owner. */
export const periods = {
  name: 'periods',
  contexts: ['reviews'],
  accepts: (event: Pick<RecordedEvent, 'streamId'>) => event.streamId.startsWith(PERIOD_STREAM),
  project(view: PeriodView | null, event: RecordedEvent): PeriodView | null {
    const change = CHANGES[event.type];
    if (!change) return view;
    const periodId = requiredText(event.data, 'periodId');
    const before = view?.contributions.findLast(({ value }) => value?.periodId === periodId)?.value;
    return contribute(view, event, change(before ?? undefined, event.data, periodId));
  },
  topics: (): readonly string[] => ['periods'],
};

/** The part of an owner's view that speaks of one period. */
export function onlyPeriod({ id, contributions, changes }: PeriodView, periodId: string): PeriodView {
  const ofPeriod = (index: number) => contributions[index]?.value?.periodId === periodId;
  return {
    id,
    contributions: contributions.filter((_, index) => ofPeriod(index)),
    ...(changes ? { changes: changes.filter((_, index) => ofPeriod(index)) } : {}),
  };
}

type Change = (before: PeriodValue | undefined, data: Data, periodId: string) => PeriodValue | null;

const CHANGES: Readonly<Record<string, Change>> = {
  'trienkhai.reviews.v1.PeriodDefined': (_, data, periodId) => ({
    periodId,
    period: readPeriod(requiredPart(data, 'period')),
    sample: flag(data, 'sample'),
    withdrawn: false,
  }),
  'trienkhai.reviews.v1.PeriodCorrected': (before, data) => {
    if (!before) return null;
    const { ownerId, series, kind, from } = before.period;
    return { ...before, period: { ownerId, series, kind, from, ...readTerms(requiredPart(data, 'terms')) } };
  },
  'trienkhai.reviews.v1.PeriodWithdrawn': (before) => (before ? { ...before, withdrawn: true } : null),
};

function readPeriod(data: Data): ReportingPeriod {
  const kind = word(data, 'kind', 'PERIOD_KIND_', PERIOD_KINDS);
  if (!kind) throw new TypeError('the field kind is missing');
  return {
    ownerId: requiredText(data, 'ownerId'),
    series: text(data, 'series'),
    kind,
    from: requiredText(data, 'from'),
    ...readTerms(requiredPart(data, 'terms')),
  };
}

function readTerms(data: Data): PeriodTerms {
  const reporters = requiredPart(data, 'reporters');
  const asked = texts(reporters, 'levels');
  return lean({
    to: maybeText(data, 'to'),
    label: text(data, 'label'),
    reviewKind: word(data, 'reviewKind', 'REVIEW_KIND_', REVIEW_KINDS),
    reporters: {
      levels: LEVELS.filter((level) => asked.includes(`LEVEL_${level}`)),
      unitIds: texts(reporters, 'unitIds'),
    },
    due: parts(data, 'due', (due) => ({
      level: word(due, 'level', 'LEVEL_', LEVELS),
      on: text(due, 'on'),
    })).flatMap(({ level, on }) => (level ? [{ level, on }] : [])),
    remindDays: maybeNumber(data, 'remindDays') ?? 0,
  });
}
