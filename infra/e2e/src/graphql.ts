import type { Json } from './json.ts';
import { BEHIND, patiently } from './patiently.ts';

export interface GraphqlAnswer<Data> {
  readonly data?: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

export interface GraphqlOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly after?: string;
}

/** Asks as an office would: over HTTP, with a bearer token. */
export type Ask = <Data = Record<string, Json>>(query: string, options?: GraphqlOptions) => Promise<Data>;

/** Asks again while the store is away or readers are behind; throws with the server's words when the answer carries errors. */
export function askAs(url: string, token: string, codes = BEHIND): Ask {
  return async (query, options = {}) => {
    const answer = await patiently(
      () => rawAsk<Json>(url, token, query, options),
      ({ errors }) => errors?.[0]?.extensions?.['code'],
      { codes },
    );
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors, null, 1));
    return answer.data;
  };
}

export async function rawAsk<Data>(
  url: string,
  token: string,
  query: string,
  { variables, after }: GraphqlOptions = {},
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(after === undefined ? {} : { 'x-after-position': after }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer<Data>;
}
