import { createStore } from '../store.ts';
import { readAccount, type Account, type Role } from './account.ts';

/** Who asks. Everything about how one signs in stands in this file alone. */
export interface Session extends Account {
  readonly token: string;
}

export type SignInFault = 'NO_ACCOUNT' | 'NO_ISSUER' | 'REFUSED';

const KEPT = 'trienkhai.session';
const REMEMBERED = 'trienkhai.account';
const session = createStore<Session | undefined>(readKept());

const ranOut = createStore<string | undefined>(undefined);

/** The account whose sign-in ran out while it was at work, until somebody signs in. */
export const useRanOut = ranOut.use;
export const useSession = session.use;
export const currentSession = session.get;

/** Signs in as an account of the development issuer; resolves with what went wrong, undefined: nothing. */
export async function signIn(text: string): Promise<SignInFault | undefined> {
  const account = readAccount(text);
  if (!account) return 'NO_ACCOUNT';
  const answer = await requestToken(account.id);
  if (typeof answer !== 'object') return answer;
  keep({ ...account, ...answer });
  return undefined;
}

export function signOut(): void {
  sessionStorage.removeItem(KEPT);
  localStorage.removeItem(REMEMBERED);
  session.set(undefined);
}

/** The account that was used last on this machine and has not signed out. */
export function rememberedAccount(): Account | undefined {
  return readAccount(localStorage.getItem(REMEMBERED) ?? '');
}

/** Goes on as that account while nobody can be asked for a token; the gateway, once back, asks for one. */
export function goOnWithout(): void {
  const account = rememberedAccount();
  if (account) session.set({ ...account, token: '' });
}

/** A fresh token for the same account where the old one has run out; whoever is refused one is signed out. */
export async function renew(): Promise<void> {
  const { id } = session.get() ?? {};
  if (id === undefined || (await signIn(id)) !== 'REFUSED') return;
  ranOut.set(id);
  signOut();
}

/** Whether the account may do what these roles may; what it may not do is not offered. */
export function mayAs(roles: readonly Role[]): boolean {
  const { role } = session.get() ?? {};
  return role !== undefined && roles.includes(role);
}

async function requestToken(account: string): Promise<{ readonly token: string } | SignInFault> {
  const body = new URLSearchParams({
    grant_type: 'urn:trienkhai:account',
    client_id: 'trienkhai-cli',
    account,
  });
  try {
    const response = await fetch('/oidc/token', { method: 'POST', body });
    if (response.status === 404) return 'NO_ISSUER';
    const { access_token: token } = (await response.json()) as { access_token?: string };
    return token ? { token } : 'REFUSED';
  } catch {
    return 'NO_ISSUER';
  }
}

function keep(signedIn: Session): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ id: signedIn.id, token: signedIn.token }));
  localStorage.setItem(REMEMBERED, signedIn.id);
  session.set(signedIn);
  ranOut.set(undefined);
}

function readKept(): Session | undefined {
  try {
    const { id, token } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as { id?: string; token?: string };
    const account = id === undefined ? undefined : readAccount(id);
    return account && token ? { ...account, token } : undefined;
  } catch {
    return undefined;
  }
}
