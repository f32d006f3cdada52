import type { Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { fullName, spanOf as daysOf, unitNamed, unknownUnit } from '@trienkhai/kernel/rules/unit-named';
import type { UnitHistory, UnitId, UnitRecord } from '@trienkhai/kernel/unit-history';
import { parse } from 'graphql';
import { unitReference } from '../imports/references.ts';
import type { Inquiry } from '../schema/inquiry.ts';
import type { PeriodAnswer } from './answers.ts';

export interface ReportQuestion {
  /** Its id, or `level:code` as it was on the last day. */
  readonly unit: string;
  /** Id of a reporting period; or `from` and `to`, both inside. */
  readonly period?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly knownAt?: string | undefined;
  /** True: sample sets count as well, and the report says so. */
  readonly sample: boolean;
}

/** What a report is about, checked. */
export interface ReportScope {
  readonly unit: UnitRecord;
  readonly units: UnitHistory;
  readonly from: Day;
  readonly to: Day;
  /** Day of the facts and of the tree: the last of the period that has come and on which the unit was there. */
  readonly on: Day;
  readonly knownAt: string | undefined;
  readonly period: PeriodAnswer | undefined;
  readonly sample: boolean;
}

const PERIOD = parse(`query Period($id: ID!, $knownAt: DateTime) {
  node(id: $id, knownAt: $knownAt) {
    ... on Period { id series kind from to label sample withdrawn owner { id level name kind } }
  }
}`);

/** Throws UNIT_UNKNOWN, UNIT_NOT_VALID, PERIOD_UNKNOWN, PERIOD_WITHDRAWN or PERIOD_INVALID. */
export async function readScope(inquiry: Inquiry, question: ReportQuestion): Promise<ReportScope> {
  const { knownAt, sample } = question;
  const units = inquiry.units(knownAt === undefined ? undefined : new Date(knownAt));
  const period =
    question.period === undefined ? undefined : await readPeriod(inquiry, question.period, knownAt);
  const { from, to } = spanOf(question, period, inquiry.today);
  const id = unitReference(units, question.unit, to);
  const unit = units.get(id);
  if (!unit || !inquiry.reads(unit.id)) throw unknownUnit(id, ['unit']);
  const on = units.nearestValidDay(unit.id, to < inquiry.today ? to : inquiry.today);
  if (!isThere(units, unit, from, to)) throw notThere(units, unit, from, to);
  if (period && !isAsked(units, unit.id, period.owner.id, on))
    throw notOfUnit(unit.id, unitNamed(units, unit, on), period);
  return { unit, units, from, to, on, knownAt, period, sample: sample || period?.sample === true };
}

async function readPeriod(inquiry: Inquiry, id: string, knownAt: string | undefined): Promise<PeriodAnswer> {
  const { node } = await inquiry.ask<{ node: Partial<PeriodAnswer> | null }>(PERIOD, { id, knownAt });
  if (node?.id === undefined) throw unknownPeriod(id);
  const period = node as PeriodAnswer;
  if (period.withdrawn) throw withdrawnPeriod(id);
  return period;
}

function spanOf(question: ReportQuestion, period: PeriodAnswer | undefined, today: Day) {
  const { from, to } = question;
  if (period && from === undefined && to === undefined) {
    return { from: period.from, to: period.to ?? (today < period.from ? period.from : today) };
  }
  if (period || from === undefined || to === undefined) throw noSpan();
  if (from > to) throw upsideDown(from, to);
  return { from, to };
}

/** Whether the unit was there on any of the days. */
function isThere(units: UnitHistory, { id }: UnitRecord, from: Day, to: Day): boolean {
  const nearest = units.nearestValidDay(id, to);
  return units.isValid(id, nearest) && from <= nearest && nearest <= to;
}

/** A period asks what lies in the territory of its owner; of an organ, in that of its committee. */
function isAsked(units: UnitHistory, unit: UnitId, owner: UnitId, on: Day): boolean {
  const territory = units.get(owner)?.committeeId ?? owner;
  return units.isWithin(unit, owner, on) || units.isWithin(unit, territory, on);
}

function notThere(units: UnitHistory, unit: UnitRecord, from: Day, to: Day): DomainError {
  const successors = units.successorsOf(unit.id).map(({ toId }) => toId);
  const name = unitNamed(units, unit, to);
  const { vi, en } = daysOf(unit);
  return refuse(
    'UNIT_NOT_VALID',
    `Từ ${from} đến ${to} chưa có hoặc không còn ${name}: ${vi}. Chọn kỳ khác, hoặc đơn vị kế thừa.`,
    `From ${from} to ${to} there was no ${name}: ${en}. Choose another period, or a successor.`,
    {
      path: ['unit'],
      facts: {
        unit: unit.id,
        validFrom: unit.validFrom ?? '',
        validTo: unit.validTo ?? '',
        successors: successors.join(','),
      },
    },
  );
}

function unknownPeriod(id: string): DomainError {
  return refuse(
    'PERIOD_UNKNOWN',
    `Không có kỳ báo cáo "${id}". Tra lại bằng truy vấn periods.`,
    `There is no reporting period "${id}". Look it up with the query periods.`,
    { path: ['period'], facts: { id } },
  );
}

function withdrawnPeriod(id: string): DomainError {
  return refuse(
    'PERIOD_WITHDRAWN',
    `Kỳ báo cáo "${id}" đã bị rút lại. Chọn kỳ khác, hoặc dùng from và to.`,
    `The reporting period "${id}" was withdrawn. Choose another one, or use from and to.`,
    { path: ['period'], facts: { id } },
  );
}

function notOfUnit(unit: UnitId, name: string, { id, owner }: PeriodAnswer): DomainError {
  const whose = fullName(owner);
  return refuse(
    'PERIOD_INVALID',
    `Kỳ báo cáo này của ${whose}; ${name} không thuộc địa bàn đó. Hãy chọn kỳ của ${name} hoặc của cấp trên.`,
    `This reporting period belongs to ${whose}, and ${name} does not lie there. Choose one of ${name} or of a unit above it.`,
    { path: ['period'], facts: { id, unit, owner: owner.id } },
  );
}

function noSpan(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    'Nêu kỳ báo cáo bằng period, hoặc nêu cả from và to; không dùng lẫn hai cách.',
    'Name the reporting period with period, or give both from and to; not the two together.',
    { path: ['period'] },
  );
}

function upsideDown(from: Day, to: Day): DomainError {
  return refuse(
    'PERIOD_INVALID',
    `Ngày đầu ${from} sau ngày cuối ${to}. Đổi lại from và to.`,
    `The first day ${from} comes after the last day ${to}. Put from and to right.`,
    { path: ['from'] },
  );
}
