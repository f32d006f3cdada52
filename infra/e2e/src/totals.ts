import type { Ask } from './graphql.ts';
import type { Json } from './json.ts';

const TOTALS = `fragment Totals on ActivityTotal {
  kind covers count planned percentOfPlan percentStated itemised online inPerson derived
  people { unit value qualifier itemised } organisers { code name(on: "2022-04-12") }
}`;

/** Id of the unit that bears the code on that day. */
export async function unitId(ask: Ask, level: string, code: string, on: string): Promise<string> {
  const query = `query($on: Date!) { unit(level: ${level}, code: "${code}", on: $on) { id } }`;
  const { unit } = await ask(query, { variables: { on } });
  return unit.id;
}

/** Totals of a district between two days, as of the last; grouped where `kinds` says so. */
export async function districtTotals(
  ask: Ask,
  code: string,
  [from, to]: readonly [from: string, to: string],
  kinds?: readonly (readonly string[])[],
): Promise<Json[]> {
  const within = await unitId(ask, 'DISTRICT', code, to);
  const { activities } = await ask(
    `${TOTALS} query($within: ID!, $from: Date!, $to: Date!, $kinds: [[String!]!]) {
      activities(within: $within, from: $from, to: $to, kinds: $kinds) { ...Totals parts { ...Totals } }
    }`,
    { variables: { within, from, to, kinds } },
  );
  return activities;
}

export type Days = readonly [from: string, to: string];

/** One total of these kinds together inside a unit, with what it was planned by and what it lacks. */
export async function totalOf(
  ask: Ask,
  within: string,
  [from, to]: Days,
  ...kinds: readonly string[]
): Promise<Json> {
  const { activities } = await ask(
    `query($within: ID!, $from: Date!, $to: Date!, $kinds: [String!]!) {
      activities(within: $within, from: $from, to: $to, kinds: [$kinds]) {
        count planned percentOfPlan percentStated itemised gap sites online derived planFrom { id }
        people { unit value qualifier itemised gap expected percent percentStated percentGap } } }`,
    { variables: { within, from, to, kinds } },
  );
  return activities[0];
}

/** Ids of the units of one level inside another on a day. */
export async function unitsIn(ask: Ask, within: string, level: string, on: string): Promise<string[]> {
  const { units } = await ask(
    `query($within: ID!, $on: Date!) { units(within: $within, on: $on, level: ${level}, first: 500) { nodes { id } } }`,
    { variables: { within, on } },
  );
  return units.nodes.map(({ id }: Json) => id);
}

/** Id of the document with that symbol. */
export async function directiveId(ask: Ask, symbol: string): Promise<string> {
  const query = 'query($symbol: String!) { directive(symbol: $symbol) { id } }';
  return (await ask(query, { variables: { symbol } }))['directive'].id;
}
