import { forgetPositions } from '../graphql/positions.ts';
import { createStore } from '../store.ts';
import { ROLES, type Role } from './account.ts';
import { KEPT } from './names.ts';

/** Who asks, and what the account may do today, as the gateway says. The proof of it is in a cookie that no script sees. */
export interface Session {
  /** The account as the sign-in server writes it. */
  readonly id: string;
  readonly roles: readonly Role[];
  /** The unit in whose name it acts; absent: none has ever been what its sign-in claims. */
  readonly unit?: { readonly level: string; readonly code: string } | undefined;
}

/** On this machine, to go on with while the gateway is away. */
const REMEMBERED = 'trienkhai.account';

const session = createStore<Session | undefined>(read(sessionStorage, KEPT));
const ranOut = createStore<string | undefined>(undefined);

/** The account whose sign-in ran out while it was at work, until somebody signs in. */
export const useRanOut = ranOut.use;
export const useSession = session.use;
export const currentSession = session.get;

export function beAtWork(as: Session): void {
  if (session.get()?.id !== as.id) forgetPositions();
  sessionStorage.setItem(KEPT, JSON.stringify(as));
  localStorage.setItem(REMEMBERED, JSON.stringify(as));
  session.set(as);
  ranOut.set(undefined);
}

/** The gateway takes the sign-in no more. */
export function runOut(): void {
  const { id } = session.get() ?? {};
  if (id === undefined) return;
  ranOut.set(id);
  stopWork();
}

/** Nothing of the account stays on this machine but what it has not sent yet. */
export function stopWork(): void {
  sessionStorage.removeItem(KEPT);
  localStorage.removeItem(REMEMBERED);
  forgetPositions();
  session.set(undefined);
}

/** The account that was used last on this machine and has not signed out. */
export function remembered(): Session | undefined {
  return read(localStorage, REMEMBERED);
}

/** Goes on as that account while nobody can say whether it is still signed in; the gateway, once back, does. */
export function goOnWithout(): void {
  session.set(remembered());
}

/** Whether the account may do what these roles may; what it may not do is not offered. */
export function mayAs(roles: readonly Role[]): boolean {
  return session.get()?.roles.some((role) => roles.includes(role)) ?? false;
}

/** Whether the account is an office of the unit. */
export function isOf({ unit }: Session, id: string): boolean {
  return unit !== undefined && id.startsWith(`${unit.level}:${unit.code}:`);
}

function read(storage: Storage, key: string): Session | undefined {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Session>;
    const { id, roles, unit } = kept;
    if (typeof id !== 'string' || !Array.isArray(roles)) return undefined;
    return { id, roles: ROLES.filter((role) => roles.includes(role)), unit };
  } catch {
    return undefined;
  }
}
