import { PERIOD_KINDS } from '@trienkhai/kernel/reporting/period';
import {
  CorrectPeriodRequest,
  DefinePeriodRequest,
  DefinePeriodsRequest,
  WithdrawPeriodRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { toProto } from '@trienkhai/runtime/proto-enums';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, level, list, metaFields, reason, reviewKind, text } from './fields.ts';

const reporters = z
  .strictObject({
    levels: list(level, "Levels asked, in the owner's territory").min(1),
    units: list(id('Unit of one of these levels'), 'Only these of them; absent: all').default([]),
  })
  .meta({ id: 'ReportersInput', description: 'Who is asked to report' });
const dueDay = z
  .strictObject({ level, on: day('Last day on which a report is in time') })
  .meta({ id: 'DueDayInput', description: "Until when a level's reports are in time" });
const series = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60)
  .meta({ description: 'Calendar it belongs to, lower-case words joined by hyphens', example: 'party' });
const remindDays = z
  .int()
  .min(0)
  .max(90)
  .default(7)
  .meta({ description: 'Days of notice before the due day' });

const termsFields = {
  to: day('Last day, included; absent for TO_DATE alone').optional(),
  label: text(300, 'As people call it'),
  reviewKind: reviewKind.optional(),
  reporters,
  due: list(dueDay, 'Until when, level by level'),
  remindDays,
};
const periodId = id('Period that was defined before');

const define = z
  .strictObject({
    ...metaFields,
    owner: id('Office that asks'),
    series,
    kind: z.enum(PERIOD_KINDS).meta({ id: 'PeriodKind', description: 'Length of a period' }),
    from: day('First day'),
    ...termsFields,
  })
  .meta({ id: 'DefinePeriod' });
const dueAfter = z
  .strictObject({
    level,
    days: z.int().min(0).max(90).meta({ description: 'Days after the last day of the period' }),
  })
  .meta({
    id: 'DueAfterInput',
    description: "Until when a level's reports are in time, counted from the end",
  });
const defineYear = z
  .strictObject({
    ...metaFields,
    owner: id('Office that asks'),
    series,
    year: z.int().min(1945).max(2100).meta({ description: 'Year that is reported on' }),
    close: z
      .enum(['CALENDAR', 'STATE'])
      .default('CALENDAR')
      .meta({ id: 'YearClose', description: 'On which days the half-year and the year close' }),
    reporters,
    due: list(dueAfter, 'Until when, level by level'),
    remindDays,
  })
  .meta({ id: 'DefinePeriods' });
const correct = z
  .strictObject({ ...metaFields, period: periodId, ...termsFields, reason })
  .meta({ id: 'CorrectPeriod' });
const withdraw = z.strictObject({ ...metaFields, period: periodId, reason }).meta({ id: 'WithdrawPeriod' });

function termsOf({ to, label, reviewKind: kind, reporters: asked, due, remindDays }: TermsInput) {
  return {
    to,
    label,
    reviewKind: `REVIEW_KIND_${kind ?? 'UNSPECIFIED'}` as const,
    reporters: { levels: asked.levels.map(toProto.level), unitIds: asked.units },
    due: due.map(({ level: of, on }) => ({ level: toProto.level(of), on })),
    remindDays,
  };
}

type TermsInput = Pick<z.output<typeof correct>, keyof typeof termsFields>;

const terms = {
  to: '2022-06-30',
  label: '6 tháng đầu năm 2022',
  reviewKind: 'HALF_YEAR',
  reporters: { levels: ['DISTRICT', 'COMMUNE'] },
  due: [
    { level: 'COMMUNE', on: '2022-07-05' },
    { level: 'DISTRICT', on: '2022-07-10' },
  ],
};
const period = 'period:province:87:2021-11-01:party:half-year:2022-01-01';

export const periodCommands = {
  definePeriod: command({
    context: 'reviews',
    summary: 'Asks units to report for a period; two of one kind and series must not overlap',
    creates: true,
    schema: define,
    example: {
      commandId: 'period-1',
      owner: 'province:87:2021-11-01',
      series: 'party',
      kind: 'HALF_YEAR',
      from: '2022-01-01',
      ...terms,
    },
    send: (input, meta, peers, options) => {
      const { owner, series, kind, from } = input;
      const named = { ownerId: owner, series, kind: `PERIOD_KIND_${kind}` as const, from };
      const request = { meta, period: { ...named, terms: termsOf(input) } };
      return peers.reviews.definePeriod(DefinePeriodRequest.fromPartial(request), options);
    },
  }),
  definePeriods: command({
    context: 'reviews',
    summary: 'Asks units to report for the first half and the whole of a year; what stands already is left',
    creates: true,
    schema: defineYear,
    example: {
      commandId: 'periods-2022',
      owner: 'province:87:2021-11-01',
      series: 'state',
      year: 2022,
      close: 'STATE',
      reporters: { levels: ['COMMUNE'] },
      due: [{ level: 'COMMUNE', days: 5 }],
    },
    send: ({ owner, reporters: asked, due, close, ...input }, meta, peers, options) => {
      const request = {
        meta,
        ownerId: owner,
        series: input.series,
        year: input.year,
        close: `YEAR_CLOSE_${close}` as const,
        reporters: { levels: asked.levels.map(toProto.level), unitIds: asked.units },
        due: due.map(({ level: of, days }) => ({ level: toProto.level(of), days })),
        remindDays: input.remindDays,
      };
      return peers.reviews.definePeriods(DefinePeriodsRequest.fromPartial(request), options);
    },
  }),
  correctPeriod: command({
    context: 'reviews',
    summary: 'Puts a period right; owner, series, kind and first day stay',
    creates: false,
    schema: correct,
    example: { commandId: 'period-1-fix', period, ...terms, reason: 'Lùi hạn nộp' },
    send: (input, meta, peers, options) => {
      const request = { meta, periodId: input.period, terms: termsOf(input), reason: input.reason };
      return peers.reviews.correctPeriod(CorrectPeriodRequest.fromPartial(request), options);
    },
  }),
  withdrawPeriod: command({
    context: 'reviews',
    summary: 'Takes a period back',
    creates: false,
    schema: withdraw,
    example: { commandId: 'period-1-off', period, reason: 'Đặt nhầm' },
    send: (input, meta, peers, options) => {
      const request = { meta, periodId: input.period, reason: input.reason };
      return peers.reviews.withdrawPeriod(WithdrawPeriodRequest.fromPartial(request), options);
    },
  }),
};
