import { toProto } from '@trienkhai/runtime/proto-enums';
import type { Headcount } from '@trienkhai/kernel/headcount';
import { z } from 'zod';
import { count, day, id, kind, list, mode, note, people, percentStated, period, text } from './fields.ts';

const site = z
  .strictObject({ unit: id('Unit of the place'), name: text(300, 'Name of the place').optional() })
  .meta({ id: 'SiteInput', description: 'One connected place of a session' });

/** What a planned session and one that was held have in common. */
export const plannedFields = {
  kind,
  directives: list(id('Directive'), 'Directives that were studied').min(1),
  unit: id('Unit whose session it is'),
  organisers: list(id('Organiser'), 'Organisers where they are others').default([]),
  mode: mode.optional(),
  sites: list(site, 'Connected places, each once').default([]),
  people: people.default([]),
  conference: text(200, 'Shared name of one conference that several units report').optional(),
  note: note.optional(),
};

export const sessionFields = {
  ...plannedFields,
  heldOn: day('Day on which it was held').optional(),
  heldUntil: day('Last day, when it took several').optional(),
  publishedOn: day('Day on which it became public, where its own day is not stated').optional(),
  people,
};

type PlannedInput = z.output<z.ZodObject<typeof plannedFields>>;
type SessionInput = PlannedInput & Partial<z.output<z.ZodObject<typeof sessionFields>>>;

export function sessionOf(input: SessionInput) {
  const { kind: word, directives, unit, organisers, heldOn, heldUntil, publishedOn, conference } = input;
  return {
    kind: word,
    directiveIds: directives,
    unitId: unit,
    organiserIds: organisers,
    heldOn,
    heldUntil,
    publishedOn,
    conference,
    ...(input.mode ? { mode: toProto.mode(input.mode) } : {}),
    sites: input.sites.map((each) => ({ unitId: each.unit, name: each.name })),
    people: headcountsOf(input.people),
    note: input.note,
  };
}

export function headcountsOf(each: readonly Headcount[]) {
  return each.map((one) => ({
    ...one,
    unit: toProto.headcountUnit(one.unit),
    qualifier: toProto.qualifier(one.qualifier),
  }));
}

const lineFields = {
  kind,
  count: count('How many were held').optional(),
  planned: count('How many were planned').optional(),
  percentStated: percentStated.optional(),
  people: people.default([]),
  online: count('Of the count, held online').optional(),
  inPerson: count('Of the count, held in person').optional(),
  organisers: list(id('Organiser'), 'Organisers').default([]),
  directives: list(id('Directive'), 'Directives concerned').default([]),
};

// Parts stand two deep in the reports; a bounded depth keeps any body harmless.
const subPart = z.strictObject(lineFields).meta({ id: 'ActivitySubPartInput' });
const part = z
  .strictObject({ ...lineFields, parts: list(subPart, 'Of which').default([]) })
  .meta({ id: 'ActivityPartInput' });
const line = z
  .strictObject({ ...lineFields, parts: list(part, 'Of which').default([]) })
  .meta({ id: 'ActivityLineInput', description: 'One kind of activity with its figures' });

const combined = z
  .strictObject({
    covers: list(kind, 'Kinds that the figure covers together').min(2),
    people: people.default([]),
    count: count('How many together').optional(),
  })
  .meta({ id: 'CombinedTotalInput', description: 'One figure for several kinds together' });

export const reportFields = {
  unit: id('Unit that reports'),
  period,
  lines: list(line, 'One per kind'),
  totals: list(combined, 'Figures given for several kinds together').default([]),
  review: id('Review with which it was submitted').optional(),
};

const reportShape = z.object(reportFields);

type Line = z.output<typeof subPart> & { readonly parts?: readonly Line[] };

function lineOf({ organisers, directives, people: persons, parts = [], ...figures }: Line): object {
  return {
    ...figures,
    people: headcountsOf(persons),
    organiserIds: organisers,
    directiveIds: directives,
    parts: parts.map(lineOf),
  };
}

export function reportOf({ unit, period: span, lines, totals, review }: z.output<typeof reportShape>) {
  return {
    unitId: unit,
    period: span,
    lines: lines.map(lineOf),
    totals: totals.map(({ covers, count: together, people: persons }) => ({
      kinds: covers,
      count: together,
      people: headcountsOf(persons),
    })),
    reviewId: review,
  };
}
