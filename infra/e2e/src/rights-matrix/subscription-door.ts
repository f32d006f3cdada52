import { setTimeout as sleep } from 'node:timers/promises';
import { listen, type Listening } from '../listening.ts';
import { patiently } from '../patiently.ts';
import { OBJECTS } from './oracle.ts';
import type { Told, World } from './world.ts';

/** What a subscription to the rollout of a directive begins with: the rollout, or its refusal. */
export function subscribeToRollout(world: World, token: string, told: Told): Promise<string> {
  return patiently(
    () => firstAnswer(world, token, told),
    (code) => code,
  );
}

async function firstAnswer({ office }: World, token: string, { directive }: Told): Promise<string> {
  const end = new AbortController();
  const response = await fetch(`${office.url}/graphql`, {
    method: 'POST',
    signal: end.signal,
    headers: {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream' },
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({
      query: 'subscription ($directive: ID!) { rolloutChanged(directive: $directive) { on } }',
      variables: { directive },
    }),
  });
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const first = /^data: (\{.*\})$/m.exec(text)?.[1];
    if (first === undefined) continue;
    end.abort();
    const { errors } = JSON.parse(first) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? 'seen';
  }
  return 'ended';
}

/**
 * Subscribes every account to events, says something of each directive, and tells which of it each was told. The
 * tail hands on in one order: whoever has heard the last word has heard, or not, all that was said before.
 */
export async function hearEvents(
  { office, told }: World,
  tokens: readonly string[],
  central: number,
): Promise<readonly ReadonlySet<string>[]> {
  const listening = tokens.map((token) => listen(office.url, token, ['CitationAliasAdded']));
  const say = (directive: string, text: string) => office.send('addCitationAlias', { directive, text });
  const heard = ({ events }: Listening, text: string) => events.some(({ data }) => data.text === text);
  const { open } = told;
  for (let number = 1; listening.some(({ events }) => events.length === 0); number += 1) {
    await say(open.directive, `Đã nghe chưa ${number}`);
    await sleep(100);
  }
  for (const name of OBJECTS) if (name !== 'none') await say(told[name].directive, name);
  const untilHeard = async (who: readonly Listening[], text: string) => {
    while (!who.every((each) => heard(each, text))) await sleep(20);
  };
  for (const name of OBJECTS) if (name !== 'none') await untilHeard([listening[central]!], name);
  await say(open.directive, 'Hết');
  await untilHeard(listening, 'Hết');
  listening.forEach((each) => each.stop());
  return listening.map(({ events }) => new Set(events.map(({ data }) => data.text as string)));
}
