import type { PeopleAnswer, TotalAnswer } from '../answers.ts';
import type { Ground } from '../ground.ts';

/** A total in one sentence as offices write it, without the full stop; what nobody stated is left out or said to be missing. */
export function sentenceOf(
  ground: Ground,
  total: TotalAnswer,
  { isPart = false }: { readonly isPart?: boolean } = {},
): string {
  const { formats, words } = ground;
  const { activity } = words;
  const { count } = total;
  const kind = kindName(ground, total);
  const head =
    count === null || count === undefined
      ? activity.uncounted(kind)
      : (isPart ? activity.part : activity.held)(formats.number(count), kind);
  const people = total.people.map((each) => peopleText(ground, each));
  const said = people.length > 0 ? activity.people(joined(ground, people)) : '';
  return head + plan(ground, total) + said + modes(ground, total) + itemised(ground, total);
}

/** “trên 10.500 lượt người”; a bound stays a bound. */
export function peopleText({ formats, words }: Ground, people: PeopleAnswer): string {
  const { unit, value, qualifier, expected, percent, percentStated } = people;
  const text = `${words.bound[qualifier]}${formats.number(value)} ${words.people[unit]}`;
  const share = percent ?? percentStated;
  const told = share === null || share === undefined ? '' : ` (${formats.percent(share)})`;
  if (expected === null || expected === undefined) return text + told;
  return words.activity.outOf(text, formats.number(expected)) + told;
}

/** Name of the kind; of a total of several kinds all their names. */
export function kindName(ground: Ground, { kind, covers }: TotalAnswer): string {
  const names = ground.words.kinds;
  if (kind !== null && kind !== undefined) return names[kind] ?? kind;
  return ground.words.activity.together(
    joined(
      ground,
      covers.map((each) => names[each] ?? each),
    ),
  );
}

function plan({ formats, words }: Ground, total: TotalAnswer): string {
  const { planned, percentOfPlan, percentStated } = total;
  const isPlanned = planned !== null && planned !== undefined;
  if (isPlanned && percentOfPlan !== null && percentOfPlan !== undefined) {
    return words.activity.ofPlan(formats.percent(percentOfPlan), formats.number(planned));
  }
  if (percentStated !== null && percentStated !== undefined) {
    return words.activity.ofPlanStated(formats.percent(percentStated));
  }
  return isPlanned ? words.activity.planned(formats.number(planned)) : '';
}

function modes(ground: Ground, { online, inPerson, sites }: TotalAnswer): string {
  const { formats, words } = ground;
  const { activity } = words;
  const isGiven = (value: number | null | undefined): value is number => typeof value === 'number';
  const told = [
    ...(isGiven(online) ? [activity.online(formats.number(online))] : []),
    ...(isGiven(inPerson) ? [activity.inPerson(formats.number(inPerson))] : []),
  ];
  return (
    (told.length > 0 ? activity.modes(told.join(', ')) : '') +
    (isGiven(sites) && sites > 0 ? activity.sites(formats.number(sites)) : '')
  );
}

function itemised({ formats, words }: Ground, { itemised: listed, gap }: TotalAnswer): string {
  if (listed === null || listed === undefined || gap === null || gap === undefined || gap === 0) return '';
  const { activity } = words;
  if (gap > 0) return activity.itemised(formats.number(listed), formats.number(gap));
  return activity.overItemised(formats.number(listed), formats.number(-gap));
}

/** “a, b và c”. */
export function joined({ words }: Ground, texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? texts.slice(0, -1).join(', ') + words.and(last) : last;
}
