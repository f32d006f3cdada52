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
