import { KEPT, LEAVING } from '../session/names.ts';
import { bodyOf, firstQuestion, type AskedAhead } from './first-questions.ts';
import { offerSignIn } from './offered.ts';
import type { Ahead } from './taken.ts';

/** Put in by the build. */
declare const __ASKED__: AskedAhead;

/** Longer than that nobody looks at an empty page. */
const PATIENCE_MS = 10_000;

/**
 * A small script that comes before the console's own, on a slow line by most of a second: it asks meanwhile who
 * has signed in, and what the page begins with. The console takes the answers over, or asks by itself.
 */
const answers = new Map<string, Promise<Response>>();

function ask(account: string, body: string): void {
  const named = encodeURIComponent(account);
  if (answers.has(named + body)) return;
  const headers = { 'content-type': 'application/json', 'x-account': named };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  keep(named + body, fetch('/graphql', { method: 'POST', headers, body, signal }));
}

function keep(key: string, answer: Promise<Response>): void {
  // Whoever takes it over hears of it; where nobody does, it is of no account.
  answer.catch(() => undefined);
  answers.set(key, answer);
}

function askFirst(account: string): void {
  const first = firstQuestion(location, __ASKED__);
  if (first !== undefined) ask(account, first);
}

async function begin(): Promise<void> {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as { readonly id?: unknown };
  if (typeof kept.id === 'string') askFirst(kept.id);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const session = fetch('/auth/session', { headers: { 'x-account': '*' }, signal });
  keep('session', session);
  const { account } = (await (await session).clone().json()) as { readonly account?: string | null };
  if (account === null) offerSignIn();
  if (typeof account !== 'string') return;
  ask(account, bodyOf(__ASKED__.me, {}));
  askFirst(account);
}

(globalThis as Ahead).askedAhead = answers;
// A sign-out that is not through yet comes first.
if (localStorage.getItem(LEAVING) === null) begin().catch(() => undefined);
