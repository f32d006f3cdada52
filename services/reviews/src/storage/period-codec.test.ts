import { expect, test } from '@jest/globals';
import { PERIOD_KINDS } from '@trienkhai/kernel/reporting/period';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { PeriodEvent } from '../domain/period-book.ts';
import { periodCodec } from './period-codec.ts';

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

const events: PeriodEvent[] = [
  ...PERIOD_KINDS.map((kind): PeriodEvent => {
    const period = { ...named, ...(kind === 'TO_DATE' ? open : terms), kind };
    return { type: 'PeriodDefined', periodId: 'period:1', period, sample: true };
  }),
  { type: 'PeriodCorrected', periodId: 'period:1', terms, reason: 'r' },
  { type: 'PeriodCorrected', periodId: 'period:1', terms: open, reason: 'r' },
  { type: 'PeriodWithdrawn', periodId: 'period:1', reason: 'r' },
];

test.each(events)('$type reads back as it was written', (event) => {
  expect(sameValue(periodCodec.decode(periodCodec.encode(event)), event)).toBe(true);
});
