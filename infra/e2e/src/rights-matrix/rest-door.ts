import { randomUUID } from 'node:crypto';
import { formatPositions } from '@trienkhai/runtime/position';
import { patiently } from '../patiently.ts';
import { COMMUNE, RECORDS, type Told, type World } from './world.ts';

/** What is rehearsed under a directive; nothing is recorded. */
const COMMANDS: Readonly<Record<string, (told: Told) => object>> = {
  recordSession: ({ directive }) => ({
    ...{ kind: 'study-class', directives: [directive], unit: COMMUNE, heldOn: '2022-04-02' },
    people: [{ unit: 'LEARNER', value: 3, qualifier: 'EXACT' }],
  }),
  addCitationAlias: ({ directive }) => ({ directive, text: 'Cách gọi khác' }),
  withdrawSession: ({ session }) => ({ session, reason: 'Ghi nhầm.' }),
};

/** What an account would be answered, by command. */
export async function rehearse({ office, after }: World, token: string, told: Told) {
  const outcomes: Record<string, string> = {};
  for (const [command, inputFor] of Object.entries(COMMANDS)) {
    const send = async (): Promise<string> => {
      const response = await fetch(`${office.url}/v1/commands/${command}`, {
        method: 'POST',
        headers: {
          ...headersOf(token, after),
          'content-type': 'application/json',
          'x-dry-run': 'true',
        },
        body: JSON.stringify({ commandId: randomUUID(), ...inputFor(told) }),
      });
      const { code } = (await response.json()) as { readonly code?: string };
      return code ?? (response.ok ? 'done' : String(response.status));
    };
    outcomes[command] = await patiently(send, (code) => code, { codes: ['NOT_YET', 'UNAVAILABLE'] });
  }
  return outcomes;
}

/** Streams of which an account finds an event in the feed, read from the first event to where it stands still. */
export async function followFeed({ office, after }: World, token: string): Promise<ReadonlySet<string>> {
  const subjects = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const query = new URLSearchParams({ limit: '1000', ...(cursor ? { after: cursor } : {}) });
    const response = await get(`${office.url}/v1/events?${query}`, headersOf(token, after));
    const events = (await response.json()) as readonly { readonly subject: string }[];
    events.forEach(({ subject }) => subjects.add(subject));
    const next = response.headers.get('x-cursor')!;
    if (next === cursor) return subjects;
    cursor = next;
  }
}

/** Tells of each directive which of the sets that can be exported hold a line about it. */
export async function exportSets({ office, after }: World, token: string) {
  const texts = new Map<string, string>();
  for (const set of ['sessions', 'reports']) {
    const response = await get(`${office.url}/v1/exports/${set}.csv`, headersOf(token, after));
    texts.set(set, await response.text());
  }
  return ({ directive, session, report }: Told): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...texts].map(([set, text]) => {
        const isTold = [directive, session, report].some((id) => text.includes(id));
        return [`exports/${set}`, isTold ? 'seen' : 'not found'];
      }),
    );
}

async function get(address: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const response = await patiently(
    () => fetch(address, { headers }),
    ({ status }) => (status === 503 ? 'UNAVAILABLE' : undefined),
  );
  if (response.ok) return response;
  throw new Error(`${address} answers ${response.status}: ${await response.text()}`);
}

export const STREAMS = ['directive', ...RECORDS] as const;

function headersOf(token: string, after: World['after']) {
  return { authorization: `Bearer ${token}`, 'x-after-position': formatPositions(after) };
}
