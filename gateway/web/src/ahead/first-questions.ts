/** Names under which the gateway knows the operations that are asked ahead. */
export interface AskedAhead {
  readonly me: string;
  readonly overview: string;
}

/** Body of a request as `graphql/operation.ts` writes it; what is written otherwise is only asked twice. */
export function bodyOf(documentId: string, variables: object): string {
  return JSON.stringify({ query: '', documentId, variables });
}

/** What the page at this address asks first of all; undefined where it waits for somebody to choose. */
export function firstQuestion({ pathname, search }: Location | URL, asked: AskedAhead): string | undefined {
  const fields = new URLSearchParams(search);
  const field = (name: string) => fields.get(name)?.trim() || null;
  const directive = field('directive');
  // The instant at which a day ends is reckoned by the page.
  if (pathname !== '/rollout' || directive === null || field('known') !== null) return undefined;
  const scope = { directive, within: field('within'), on: field('on'), knownAt: null };
  return bodyOf(asked.overview, scope);
}
