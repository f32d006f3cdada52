export interface Ahead {
  /** Answers on their way, by the account that asks and the body of the request, and who that is by `session`. */
  askedAhead?: Map<string, Promise<Response>>;
}

/** The answer that was asked ahead, once: what is asked again is asked anew. */
export function takenOver(key: string): Promise<Response> | undefined {
  const { askedAhead } = globalThis as Ahead;
  const answer = askedAhead?.get(key);
  askedAhead?.delete(key);
  return answer;
}
