import { takenOver } from '../ahead/taken.ts';
import { MeDocument, type MeQuery } from '../generated/graphql.ts';
import { ask, inWhoseName } from '../graphql/ask.ts';
import { doubtReach } from '../graphql/reach.ts';
import { refusalOf, type Refusal } from '../graphql/refusal.ts';
import { createStore } from '../store.ts';
import type { Role } from './account.ts';
import { LEAVING } from './names.ts';
import { beAtWork, runOut, stopWork, type Session } from './session.ts';

const tabs = new BroadcastChannel('trienkhai.session');

/** Longer than that nobody looks at an empty page. */
const PATIENCE_MS = 10_000;

const met = createStore(false);
const turnedAway = createStore<Refusal | undefined>(undefined);
/** Whether the gateway has been asked who this is. */
export const useMet = met.use;
/** Why whoever has signed in may do nothing here. */
export const useTurnedAway = turnedAway.use;

/** At the start: finishes a sign-out that had no line, and asks who has signed in with this browser. */
export async function meet(): Promise<void> {
  tabs.onmessage = stopWork;
  if (localStorage.getItem(LEAVING) !== null) {
    stopWork();
    await leave();
  }
  await whoIsIt();
  met.set(true);
}

/** Asks who has signed in with this browser; where nobody has, whoever was at work here is told so. */
export async function whoIsIt(): Promise<void> {
  const account = await accountAtGateway();
  if (account === null) return runOut();
  if (account === undefined) return;
  try {
    const { me } = await ask(MeDocument, {}, undefined, { 'x-account': encodeURIComponent(account) });
    turnedAway.set(undefined);
    beAtWork(sessionOf(me));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'FORBIDDEN') turnedAway.set(refusal);
  }
}

/** Null: nobody has signed in; undefined: that cannot be told now. */
async function accountAtGateway(): Promise<string | null | undefined> {
  try {
    const headers = { 'x-account': '*' };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await (takenOver('session') ?? fetch('/auth/session', { headers, signal }));
    return ((await response.json()) as { readonly account?: string | null }).account;
  } catch {
    void doubtReach();
    return undefined;
  }
}

/** Ends the sign-in here, in every tab, at the gateway and at the sign-in server. */
export async function signOut(): Promise<void> {
  localStorage.setItem(LEAVING, inWhoseName()['x-account']);
  stopWork();
  tabs.postMessage('signed out');
  await leave();
}

/** Without a line the next start tries again: no script can take the cookie away. */
async function leave(): Promise<void> {
  const headers = { 'x-account': localStorage.getItem(LEAVING) ?? '*' };
  try {
    const response = await fetch('/auth/sign-out', { method: 'POST', headers });
    if (!response.ok) return;
    const { to } = (await response.json()) as { readonly to: string };
    localStorage.removeItem(LEAVING);
    location.assign(to);
  } catch {
    void doubtReach();
  }
}

function sessionOf({ account: id, unit, rights }: MeQuery['me']): Session {
  return {
    id,
    roles: rights.map(({ role }) => role.toLowerCase() as Role),
    unit: unit ? { level: unit.level.toLowerCase(), code: unit.code ?? '' } : undefined,
  };
}
