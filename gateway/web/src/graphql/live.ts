import { createClient } from 'graphql-sse';
import { useEffect } from 'react';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { useSession } from '../session/session.ts';
import { whoIsIt } from '../session/signing.ts';
import { createStore } from '../store.ts';
import { inWhoseName } from './ask.ts';
import { OPERATION_UNKNOWN, requestOf, spellOut } from './operation.ts';
import { pause } from './pause.ts';

export type Connection = 'idle' | 'live' | 'lost';

const connection = createStore<Connection>('idle');
export const useConnection = connection.use;

const client = createClient({
  url: '/graphql',
  headers: inWhoseName,
  retryAttempts: Number.POSITIVE_INFINITY,
  retry: async (retries) => {
    connection.set('lost');
    await pause(retries);
    // The sign-in may have run out meanwhile.
    await whoIsIt();
  },
  on: { connected: () => connection.set('live') },
});

/** Calls back on every message of a subscription while the component is shown; a lost connection is made anew. */
export function useLive<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables | undefined,
  onMessage: (result: Result) => void,
): void {
  const account = useSession()?.id;
  const wanted = JSON.stringify(variables);
  useEffect(() => {
    if (account === undefined || variables === undefined) return undefined;
    const stop = subscribe(document, variables, onMessage);
    return () => {
      stop();
      connection.set('idle');
    };
    // The callback may be made anew with every render; only what is listened to counts.
  }, [document, wanted, account]);
}

function subscribe<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  onMessage: (result: Result) => void,
): () => void {
  let end = () => {};
  let stopped = false;
  let failures = 0;
  const again = async () => {
    connection.set('lost');
    await pause((failures += 1));
    await whoIsIt();
    if (!stopped) begin();
  };
  const begin = () => {
    end = client.subscribe<Result>(requestOf(document, variables), {
      next: ({ data, errors }) => {
        failures = 0;
        if (errors?.some(({ extensions }) => extensions?.['code'] === OPERATION_UNKNOWN)) void spellOut();
        if (data) onMessage(data);
      },
      // A subscription ends with its token; whoever is still signed in gets a new one.
      error: () => void again(),
      complete: () => void (stopped || again()),
    });
  };
  begin();
  return () => {
    stopped = true;
    end();
  };
}
