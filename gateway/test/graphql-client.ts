import { randomUUID } from 'node:crypto';
import { patiently } from '../../infra/e2e/src/patiently.ts';
import { PASSING } from '../../infra/e2e/src/posting.ts';

interface Received {
  readonly data: any;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

export type GraphqlClient = ReturnType<typeof graphqlClient>;

/** A client of a running gateway, as a program would write one. */
export function graphqlClient(url: string, token: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  async function ask(query: string, variables: object, after = '', more: Record<string, string> = {}) {
    const send = async () => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'x-after-position': after, ...more },
        body: JSON.stringify({ query, variables }),
      });
      const position = response.headers.get('x-position') ?? '';
      return { ...((await response.json()) as Received), position };
    };
    const { data, errors, position } = await patiently(
      send,
      (answer) => answer.errors?.[0]?.extensions?.code,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return { data, position };
  }

  let seen = '';

  /** Sends a command after everything this client has seen; the answer, refused or not. */
  async function tryCommand(name: string, type: string, input: object) {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) {
      ok error { code message { vi en } path } position version node { __typename id version } } }`;
    const { data } = await ask(query, { input: { commandId: randomUUID(), ...input } }, seen);
    const answer = data[name];
    if (answer.position) seen = [seen, answer.position].filter(Boolean).join(',');
    return answer;
  }

  return {
    ask,
    tryCommand,
    async command(name: string, type: string, input: object) {
      const same = { commandId: randomUUID(), ...input };
      const send = () => tryCommand(name, type, same);
      const answer = await patiently(send, ({ error }) => error?.code, { codes: PASSING });
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer;
    },
    /** Messages of a subscription over SSE until the reader leaves. */
    async *subscribe(query: string, variables: object): AsyncGenerator<any> {
      const abort = new AbortController();
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, accept: 'text/event-stream' },
        body: JSON.stringify({ query, variables }),
        signal: abort.signal,
      });
      let text = '';
      try {
        for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
          text += chunk;
          const parts = text.split('\n\n');
          text = parts.pop() ?? '';
          for (const part of parts) {
            const data = /^data: (.+)$/m.exec(part)?.[1];
            if (data) yield JSON.parse(data);
          }
        }
      } finally {
        abort.abort();
      }
    },
  };
}
