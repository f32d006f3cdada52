import type { Headcount } from '@trienkhai/kernel/headcount';
import {
  MODES,
  REVIEW_KINDS,
  VISIT_KINDS,
  type Mode,
  type ReviewKind,
  type VisitKind,
} from '@trienkhai/kernel/vocabulary';
import {
  flag,
  lean,
  maybeNumber,
  maybePart,
  maybeText,
  parts,
  requiredText,
  text,
  texts,
  word,
  type Data,
} from './data.ts';
import { headcounts, type Period } from './headcounts.ts';

export interface Site {
  readonly unitId: string;
  readonly name?: string;
}

export interface SessionFacts {
  readonly kind: string;
  readonly directiveIds: readonly string[];
  readonly unitId: string;
  readonly organiserIds: readonly string[];
  readonly heldOn?: string;
  readonly heldUntil?: string;
  readonly publishedOn?: string;
  readonly mode?: Mode;
  readonly sites: readonly Site[];
  readonly people: readonly Headcount[];
  readonly conference?: string;
  readonly note?: string;
}

export interface Line {
  readonly kind: string;
  readonly count?: number;
  readonly planned?: number;
  readonly percentStated?: number;
  readonly people: readonly Headcount[];
  readonly online?: number;
  readonly inPerson?: number;
  readonly organiserIds: readonly string[];
  readonly directiveIds: readonly string[];
  readonly parts: readonly Line[];
}

export interface CombinedTotal {
  readonly kinds: readonly string[];
  readonly people: readonly Headcount[];
  readonly count?: number;
}

export interface ReportFacts {
  readonly unitId: string;
  readonly period: Period;
  readonly lines: readonly Line[];
  readonly totals: readonly CombinedTotal[];
  readonly reviewId?: string;
}

export interface MilestoneFacts {
  readonly directiveId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly on: string;
  readonly note?: string;
  readonly people: readonly Headcount[];
}

export interface ReviewFacts {
  readonly kind: ReviewKind;
  readonly unitId: string;
  readonly directiveId?: string;
  readonly period?: Period;
  readonly heldOn?: string;
  readonly publishedOn?: string;
  readonly conclusions: readonly {
    readonly text: string;
    readonly ownerId?: string;
    readonly dueOn?: string;
  }[];
  readonly afterYears?: number;
  readonly next?: NextPeriod;
}

/** The year that a year-end review opens, with what is planned for it. */
export interface NextPeriod {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  readonly planned: readonly { readonly kind: string; readonly count: number; readonly note?: string }[];
  readonly documentId?: string;
}

export interface VisitStop {
  readonly unitId: string;
  readonly on?: string;
  readonly findings: readonly string[];
  readonly instructions: readonly string[];
}

export interface VisitFacts {
  readonly kind: VisitKind;
  readonly byId: string;
  readonly stops: readonly VisitStop[];
  readonly directiveIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly findings: readonly string[];
  readonly instructions: readonly string[];
}

export interface WorkingSessionFacts {
  readonly unitId: string;
  readonly withIds: readonly string[];
  readonly heldOn: string;
  readonly period?: Period;
  readonly topics: readonly string[];
  readonly note?: string;
  readonly directiveIds: readonly string[];
  readonly conclusions: readonly string[];
}

export function readSession(data: Data): SessionFacts {
  return lean({
    kind: text(data, 'kind'),
    directiveIds: texts(data, 'directiveIds'),
    unitId: requiredText(data, 'unitId'),
    organiserIds: texts(data, 'organiserIds'),
    heldOn: maybeText(data, 'heldOn'),
    heldUntil: maybeText(data, 'heldUntil'),
    publishedOn: maybeText(data, 'publishedOn'),
    mode: word(data, 'mode', 'MODE_', MODES),
    sites: parts(data, 'sites', (site) =>
      lean({ unitId: text(site, 'unitId'), name: maybeText(site, 'name') }),
    ),
    people: headcounts(data, 'people'),
    conference: maybeText(data, 'conference'),
    note: maybeText(data, 'note'),
  });
}

export function readReport(data: Data): ReportFacts {
  const period = readPeriod(data);
  if (!period) throw new TypeError('the field period is missing');
  return lean({
    unitId: requiredText(data, 'unitId'),
    period,
    lines: parts(data, 'lines', readLine),
    totals: parts(data, 'totals', (total) =>
      lean({
        kinds: texts(total, 'kinds'),
        people: headcounts(total, 'people'),
        count: maybeNumber(total, 'count'),
      }),
    ),
    reviewId: maybeText(data, 'reviewId'),
  });
}

export function readMilestone(data: Data): MilestoneFacts {
  return lean({
    directiveId: requiredText(data, 'directiveId'),
    unitId: requiredText(data, 'unitId'),
    kind: text(data, 'kind'),
    on: requiredText(data, 'on'),
    note: maybeText(data, 'note'),
    people: headcounts(data, 'people'),
  });
}

export function readReview(data: Data): ReviewFacts {
  return lean({
    kind: word(data, 'kind', 'REVIEW_KIND_', REVIEW_KINDS) ?? 'HALF_YEAR',
    unitId: requiredText(data, 'unitId'),
    directiveId: maybeText(data, 'directiveId'),
    period: readPeriod(data),
    heldOn: maybeText(data, 'heldOn'),
    publishedOn: maybeText(data, 'publishedOn'),
    conclusions: parts(data, 'conclusions', (each) =>
      lean({
        text: text(each, 'text'),
        ownerId: maybeText(each, 'ownerId'),
        dueOn: maybeText(each, 'dueOn'),
      }),
    ),
    afterYears: maybeNumber(data, 'afterYears'),
    next: readNext(data),
  });
}

function readNext(data: Data): NextPeriod | undefined {
  const next = maybePart(data, 'next');
  return (
    next &&
    lean({
      from: requiredText(next, 'from'),
      to: requiredText(next, 'to'),
      label: maybeText(next, 'label'),
      planned: parts(next, 'planned', (each) =>
        lean({
          kind: text(each, 'kind'),
          count: maybeNumber(each, 'count') ?? 0,
          note: maybeText(each, 'note'),
        }),
      ),
      documentId: maybeText(next, 'documentId'),
    })
  );
}

export function readVisit(data: Data): VisitFacts {
  return {
    kind: word(data, 'kind', 'VISIT_KIND_', VISIT_KINDS) ?? 'DELEGATION',
    byId: text(data, 'byId'),
    stops: parts(data, 'stops', (stop) =>
      lean({
        unitId: text(stop, 'unitId'),
        on: maybeText(stop, 'on'),
        findings: texts(stop, 'findings'),
        instructions: texts(stop, 'instructions'),
      }),
    ),
    directiveIds: texts(data, 'directiveIds'),
    from: requiredText(data, 'from'),
    to: text(data, 'to'),
    findings: texts(data, 'findings'),
    instructions: texts(data, 'instructions'),
  };
}

export function readWorkingSession(data: Data): WorkingSessionFacts {
  return lean({
    unitId: requiredText(data, 'unitId'),
    withIds: texts(data, 'withIds'),
    heldOn: requiredText(data, 'heldOn'),
    period: readPeriod(data),
    topics: texts(data, 'topics'),
    note: maybeText(data, 'note'),
    directiveIds: texts(data, 'directiveIds'),
    conclusions: texts(data, 'conclusions'),
  });
}

function readPeriod(data: Data): Period | undefined {
  const period = maybePart(data, 'period');
  if (!period) return undefined;
  return lean({
    from: requiredText(period, 'from'),
    to: requiredText(period, 'to'),
    closed: flag(period, 'closed'),
    label: maybeText(period, 'label'),
  });
}

function readLine(data: Data): Line {
  return lean({
    kind: text(data, 'kind'),
    count: maybeNumber(data, 'count'),
    planned: maybeNumber(data, 'planned'),
    percentStated: maybeNumber(data, 'percentStated'),
    people: headcounts(data, 'people'),
    online: maybeNumber(data, 'online'),
    inPerson: maybeNumber(data, 'inPerson'),
    organiserIds: texts(data, 'organiserIds'),
    directiveIds: texts(data, 'directiveIds'),
    parts: parts(data, 'parts', readLine),
  });
}
