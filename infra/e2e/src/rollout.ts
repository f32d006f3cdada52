import { setTimeout as sleep } from 'node:timers/promises';
import { askAs } from './graphql.ts';
import type { Json } from './json.ts';
import { AWAY } from './patiently.ts';
import type { SmallOffice } from './small-office.ts';

/** How many communes have received a directive by today, as GraphQL tells it. */
export interface ReceivedCount {
  readonly reached: number;
  readonly lagDays: { readonly count: number; readonly min: number; readonly max: number } | null;
}

const QUERY = `query($id: ID!, $on: Date, $knownAt: DateTime) { node(id: $id) { ... on Directive {
  rollout(on: $on, knownAt: $knownAt) { levels { level stages { stage reached lagDays { count min max } } } } } } }`;

/** Throws with the server's words, the code among them. */
export async function receivedBy(
  { url, token }: Pick<SmallOffice, 'url' | 'token'>,
  directive: string,
  knownAt?: string,
  on = '2024-01-01',
): Promise<ReceivedCount> {
  const { node } = await askAs(url, token, AWAY)(QUERY, { variables: { id: directive, on, knownAt } });
  const { stages } = node.rollout.levels.find((each: Json) => each.level === 'COMMUNE');
  const { stage: _, ...count } = stages.find((each: Json) => each.stage === 'RECEIVED');
  return count;
}

/** The first answer that is no refusal, asked for until the time is over. */
export async function askWithin<Value>(limitMs: number, ask: () => Promise<Value>): Promise<Value> {
  const begun = Date.now();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() - begun > limitMs) throw error;
      await sleep(100);
    }
  }
}
