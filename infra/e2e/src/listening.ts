import type { Json } from './json.ts';

export interface HeardEvent {
  readonly type: string;
  readonly subject: string;
  readonly data: Json;
}

export interface Listening {
  /** What has come so far. */
  readonly events: readonly HeardEvent[];
  stop(): void;
}

/** Subscribes to events of these types as a console would: GraphQL over server-sent events. */
export function listen(url: string, token: string, types: readonly string[]): Listening {
  const events: HeardEvent[] = [];
  const end = new AbortController();
  const query = `subscription($types: [String!]) { eventRecorded(types: $types) {
    type subject data node { id } unit { id } } }`;
  const heard = fetch(`${url}/graphql`, {
    method: 'POST',
    signal: end.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query, variables: { types } }),
  });
  void collect(heard, events).catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  return { events, stop: () => end.abort() };
}

interface Message {
  readonly data?: { readonly eventRecorded: HeardEvent } | null;
  readonly errors?: readonly object[];
}

async function collect(heard: Promise<Response>, into: HeardEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of (await heard).body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ')) continue;
      const { data, errors } = JSON.parse(line.slice(6)) as Message;
      if (errors) throw new Error(JSON.stringify(errors));
      if (data) into.push(data.eventRecorded);
    }
  }
}
