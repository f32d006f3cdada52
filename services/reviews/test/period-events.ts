import { PERIOD_KINDS } from '@trienkhai/kernel/reporting/period';
import type { PeriodEvent } from '../src/domain/period-book.ts';

const terms = {
  to: '2022-06-30',
  label: '6 tháng',
  reviewKind: 'HALF_YEAR',
  reporters: { levels: ['COMMUNE'], unitIds: ['commune:30055:2021-11-01'] },
  due: [{ level: 'COMMUNE', on: '2022-07-05' }],
  remindDays: 0,
} as const;
const open = { ...terms, to: undefined, reviewKind: undefined, due: [] };
const named = { ownerId: 'district:872:2021-11-01', series: 'party', from: '2022-01-01' };

export const periodEvents: PeriodEvent[] = [
  ...PERIOD_KINDS.map((kind): PeriodEvent => {
    const period = {
      ...named,
      ...(kind === 'TO_DATE' ? open : terms),
      kind,
      remindDays: kind === 'YEAR' ? 3 : 0,
    };
    return { type: 'PeriodDefined', periodId: 'period:1', period, sample: true };
  }),
  { type: 'PeriodCorrected', periodId: 'period:1', terms: { ...terms, remindDays: 5 }, reason: 'r' },
  { type: 'PeriodCorrected', periodId: 'period:1', terms: open, reason: 'r' },
  { type: 'PeriodWithdrawn', periodId: 'period:1', reason: 'r' },
];
