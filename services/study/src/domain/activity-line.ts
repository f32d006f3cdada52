import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { Headcount } from '@trienkhai/kernel/headcount';
import { requireDirectives } from '@trienkhai/kernel/rules/directive';
import { optionalCount, optionalPercent, requireHeadcounts } from '@trienkhai/kernel/rules/headcount';
import { requireKind, requireLength } from '@trienkhai/kernel/rules/text';
import type { Path } from '@trienkhai/kernel/rules/text';
import { checkOrganisers } from './session-details.ts';
import type { StudyContext } from './study-context.ts';

/** One reported total: a kind of activity, how many of it, and what the report says of them. */
export interface ActivityLine {
  readonly kind: string;
  readonly count?: number | undefined;
  readonly planned?: number | undefined;
  /** Percentage of the plan as stated, never computed here. */
  readonly percentStated?: number | undefined;
  readonly people: readonly Headcount[];
  /** Of the count, how many were held online or in person. */
  readonly online?: number | undefined;
  readonly inPerson?: number | undefined;
  readonly organiserIds: readonly string[];
  readonly directiveIds: readonly string[];
  /** Stated parts of this total; what they leave open is its remainder. */
  readonly parts: readonly ActivityLine[];
}

const DEEPEST_PARTS = 3;

/** The line as it is kept, units valid on `day`; refuses counts that cannot be so. */
export function checkLine(
  line: ActivityLine,
  day: Day,
  context: StudyContext,
  path: Path,
  depth = 0,
): ActivityLine {
  requireDirectives(context.directive, line.directiveIds, [...path, 'directives']);
  const clean: ActivityLine = {
    kind: requireKind(line.kind, [...path, 'kind']),
    count: optionalCount(line.count, [...path, 'count']),
    planned: optionalCount(line.planned, [...path, 'planned']),
    percentStated: optionalPercent(line.percentStated, [...path, 'percentStated']),
    people: requireHeadcounts(line.people, [...path, 'people']),
    online: optionalCount(line.online, [...path, 'online']),
    inPerson: optionalCount(line.inPerson, [...path, 'inPerson']),
    organiserIds: checkOrganisers(line.organiserIds, day, context, [...path, 'organisers']),
    directiveIds: line.directiveIds,
    parts: checkParts(line.parts, day, context, [...path, 'parts'], depth),
  };
  requireModesWithin(clean, path);
  requirePartsWithin(clean, path);
  return clean;
}

/** Every directive named by a line or one of its parts. */
export function directivesOfLine(line: ActivityLine): readonly string[] {
  return [...line.directiveIds, ...line.parts.flatMap(directivesOfLine)];
}

function checkParts(
  parts: readonly ActivityLine[],
  day: Day,
  context: StudyContext,
  path: Path,
  depth: number,
): readonly ActivityLine[] {
  requireLength(parts, path);
  if (parts.length > 0 && depth >= DEEPEST_PARTS) {
    throw refuse(
      'INVALID_ARGUMENT',
      `Chỉ chia nhỏ tối đa ${DEEPEST_PARTS} bậc.`,
      `Parts may be divided at most ${DEEPEST_PARTS} times.`,
      { path },
    );
  }
  return parts.map((part, index) => checkLine(part, day, context, [...path, String(index)], depth + 1));
}

function requireModesWithin({ count, online = 0, inPerson = 0 }: ActivityLine, path: Path): void {
  if (count === undefined || online + inPerson <= count) return;
  throw refuse(
    'PARTS_EXCEED_TOTAL',
    `Trực tuyến và trực tiếp cộng lại là ${online + inPerson}, nhiều hơn tổng ${count}.`,
    `Online and in person together give ${online + inPerson}, more than the total of ${count}.`,
    { path: [...path, 'online'], facts: { total: String(count), parts: String(online + inPerson) } },
  );
}

function requirePartsWithin({ count, people, parts }: ActivityLine, path: Path): void {
  const parted = sum(parts.map((part) => part.count ?? 0));
  if (count !== undefined && parted > count) throw partsExceed(parted, count, [...path, 'parts']);
  people.forEach((total) => {
    const ofUnit = parts.flatMap((part) => part.people.filter((each) => each.unit === total.unit));
    const itemised = sum(ofUnit.map((each) => each.value));
    if (total.qualifier === 'EXACT' && itemised > total.value) {
      throw partsExceed(itemised, total.value, [...path, 'parts']);
    }
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function partsExceed(parts: number, total: number, path: Path): Error {
  return refuse(
    'PARTS_EXCEED_TOTAL',
    `Các phần cộng lại là ${parts}, nhiều hơn tổng ${total}; hãy kiểm tra lại số liệu.`,
    `The parts add up to ${parts}, more than the total of ${total}; check the figures.`,
    { path, facts: { total: String(total), parts: String(parts) } },
  );
}
