import type { PeopleAnswer, TotalAnswer } from '../answers.ts';
import type { Row, Table } from '../document.ts';
import { MISSING } from '../formats.ts';
import { figure, percentage, type Ground } from '../ground.ts';
import { kindName, peopleText } from './activity-sentence.ts';

/** Totals with their parts below them; a mark leads to a note where stated, itemised and computed figures differ. */
export function activityTable(ground: Ground, caption: string, totals: readonly TotalAnswer[]): Table {
  const notes: string[] = [];
  const rows: Row[] = [];
  const add = (total: TotalAnswer, depth: number): void => {
    const marks = notesOf(ground, total).map((note) => {
      if (!notes.includes(note)) notes.push(note);
      return notes.indexOf(note) + 1;
    });
    rows.push({ cells: cellsOf(ground, total), depth, marks });
    for (const part of total.parts ?? []) add(part, depth + 1);
  };
  for (const total of totals) add(total, 0);
  return { type: 'table', caption, columns: columnsOf(ground), rows, notes };
}

function columnsOf({ words }: Ground): Table['columns'] {
  const { columns } = words.activity;
  const numeric = (title: string, share: number) => ({ title, share, numeric: true });
  return [
    { title: columns.kind, share: 24 },
    numeric(columns.count, 8),
    numeric(columns.planned, 9),
    numeric(columns.percent, 10),
    numeric(columns.online, 8),
    numeric(columns.inPerson, 8),
    numeric(columns.sites, 8),
    numeric(columns.itemised, 9),
    { title: columns.people, share: 16 },
  ];
}

function cellsOf(ground: Ground, total: TotalAnswer): Row['cells'] {
  const people = total.people.map((each) => peopleText(ground, each));
  return [
    kindName(ground, total),
    figure(ground, total.count),
    figure(ground, total.planned),
    percentCell(ground, total),
    figure(ground, total.online),
    figure(ground, total.inPerson),
    figure(ground, total.sites),
    figure(ground, total.itemised),
    people.length > 0 ? people : MISSING,
  ];
}

function percentCell(ground: Ground, { percentOfPlan, percentStated }: TotalAnswer): Row['cells'][number] {
  if (typeof percentOfPlan === 'number' || typeof percentStated !== 'number') {
    return percentage(ground, percentOfPlan);
  }
  return [percentage(ground, percentStated), ground.words.asStated];
}

function notesOf(ground: Ground, total: TotalAnswer): string[] {
  const { formats, words } = ground;
  const { percentStated, percentOfPlan, percentGap, gap, derived } = total;
  const { note } = words;
  const fields: Readonly<Record<string, string>> = words.fields;
  const notes: string[] = [];
  if (typeof percentGap === 'number') {
    notes.push(
      note.percent(
        percentage(ground, percentStated),
        percentage(ground, percentOfPlan),
        formats.signed(percentGap),
      ),
    );
  }
  if (typeof gap === 'number' && gap !== 0) notes.push(note.gap(formats.signed(gap)));
  notes.push(...total.people.flatMap((people) => peopleNotes(ground, people)));
  if (total.planFrom.length > 0) notes.push(note.planFrom);
  if (derived.length > 0) notes.push(words.computed(derived.map((name) => fields[name] ?? name).join(', ')));
  return notes;
}

function peopleNotes(ground: Ground, people: PeopleAnswer): string[] {
  const { formats, words } = ground;
  const { gap, itemised, percentGap, percentStated, percent, unit, value, qualifier } = people;
  const notes: string[] = [];
  if (typeof gap === 'number' && gap !== 0) {
    const stated = `${words.bound[qualifier]}${formats.number(value)} ${words.people[unit]}`;
    notes.push(words.note.peopleGap(stated, figure(ground, itemised), formats.signed(gap)));
  }
  if (typeof percentGap === 'number') {
    notes.push(
      words.note.peoplePercent(
        percentage(ground, percentStated),
        percentage(ground, percent),
        formats.signed(percentGap),
      ),
    );
  }
  return notes;
}
