import { openDatabase } from '@trienkhai/runtime/document-store';
import {
  openSessions,
  type SessionRecord,
  type SessionStore,
} from '@trienkhai/runtime/document-store/sessions';
import { outageOf, unavailable } from '@trienkhai/runtime/error-status';
import { setTimeout as sleep } from 'node:timers/promises';
import { openedWhenNeeded } from '../opened-when-needed.ts';
import { isMeant, type OwnPage } from './authenticate.ts';
import { IDLE_MS, LONGEST_MS } from './lifetimes.ts';
import { idOf, newSecret, seal, unseal } from './seal.ts';
import { endOthers, ofSameAccount, type SeenSession } from './same-account.ts';
import type { SignInServer, Tokens } from './sign-in-server.ts';

/** A token that ends sooner is renewed before it is used. */
const AHEAD_MS = 30_000;
/** How precisely it is known when something was asked last. */
const TOUCH_MS = 60_000;
const RENEWING_MS = 10_000;
const LOOK_MS = 100;

export interface OpenSession {
  readonly account: string;
  readonly tokens: Tokens;
}

/** Who has signed in with a browser. Throws UNAVAILABLE while the store or, where it is needed, the sign-in server is away. */
export interface Sessions {
  /** Begins one and answers its secret. */
  begin(account: string, tokens: Tokens, browser?: string): Promise<string>;
  /** With a token that holds; undefined: it has ended, or its tokens are not renewed any more. */
  find(secret: string): Promise<OpenSession | undefined>;
  stands(secret: string): Promise<boolean>;
  /** Ends the one that the page means and answers what it was; undefined: it has ended, or is another account's. */
  end(page: OwnPage): Promise<OpenSession | undefined>;
  /** All of the account of the one that the page means; undefined: it has ended, or is another account's. */
  ofSameAccount(page: OwnPage): Promise<readonly SeenSession[] | undefined>;
  /**
   * Ends one of the others of the same account, or all of them, and answers how many there were. Throws FORBIDDEN where
   * the account has not shown anew who it is, UNAUTHENTICATED where this one has ended.
   */
  endOthers(page: OwnPage, id?: string): Promise<number>;
  /** Ends it, whoever's it is. */
  forget(secret: string): Promise<void>;
  close(): Promise<void>;
}

interface SessionsConfig {
  readonly mongoUri: string;
  readonly namespace: string;
}

/** The store is opened when somebody first signs in: machines need none. */
export function sessionsAt({ mongoUri, namespace }: SessionsConfig, server: SignInServer): Sessions {
  const sessions = openedWhenNeeded(async () => {
    const database = await openDatabase(mongoUri, `${namespace}-gateway`);
    return { database, store: await openSessions(database) };
  });
  const withStore = async <Answer>(work: (store: SessionStore) => Promise<Answer>): Promise<Answer> => {
    const { store } = await sessions.get();
    try {
      return await work(store);
    } catch (error) {
      throw outageOf(error) ?? error;
    }
  };
  const underWay = new Map<string, Promise<OpenSession | undefined>>();
  return {
    begin: (...by) => withStore((store) => begin(store, ...by)),
    find: (secret) =>
      withStore((store) => oncePerSecret(underWay, secret, () => find(store, server, secret))),
    stands: (secret) => withStore(async (store) => (await store.get(idOf(secret))) !== undefined),
    end: (page) => withStore((store) => end(store, page)),
    ofSameAccount: (page) => withStore((store) => ofSameAccount(store, page)),
    endOthers: (page, id) => withStore((store) => endOthers(store, page, id)),
    forget: (secret) => withStore((store) => store.remove(idOf(secret))),
    close: async () => (await sessions.opened())?.database.close(),
  };
}

/** Requests of one page that come together look once. */
function oncePerSecret<Answer>(
  underWay: Map<string, Promise<Answer>>,
  secret: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const already = underWay.get(secret);
  if (already) return already;
  const begun = work().finally(() => underWay.delete(secret));
  underWay.set(secret, begun);
  return begun;
}

async function begin(
  store: SessionStore,
  account: string,
  tokens: Tokens,
  browser?: string,
): Promise<string> {
  const secret = newSecret();
  const now = Date.now();
  const endsAt = new Date(now + LONGEST_MS);
  await store.add({
    _id: idOf(secret),
    account,
    beganAt: new Date(now),
    endsAt,
    expiresAt: idleFrom(now, endsAt),
    ...(browser === undefined ? {} : { browser }),
    ...(tokens.provedAt === undefined ? {} : { provedAt: new Date(tokens.provedAt) }),
    ...sealed(tokens, secret),
  });
  return secret;
}

async function find(
  store: SessionStore,
  server: SignInServer,
  secret: string,
): Promise<OpenSession | undefined> {
  const record = await store.get(idOf(secret));
  if (!record) return undefined;
  const now = Date.now();
  if (record.tokenUntil.getTime() - now < AHEAD_MS) return renew(store, server, secret, record);
  const expiresAt = idleFrom(now, record.endsAt);
  if (expiresAt.getTime() - record.expiresAt.getTime() > TOUCH_MS)
    await store.change(record._id, { expiresAt });
  return opened(record, secret);
}

/** One instance asks for new tokens: many a sign-in server takes a second use of the old ones for theft. */
async function renew(
  store: SessionStore,
  server: SignInServer,
  secret: string,
  record: SessionRecord,
): Promise<OpenSession | undefined> {
  const { _id, tokenUntil } = record;
  const session = opened(record, secret);
  if (!(await store.beginRenewing(record, new Date(Date.now() + RENEWING_MS)))) {
    return awaitRenewal(store, secret, tokenUntil);
  }
  try {
    const tokens = await server.renew(session.tokens);
    if (tokens) {
      await store.change(_id, sealed(tokens, secret));
      return { ...session, tokens };
    }
    if (tokenUntil > new Date()) return session;
    await store.remove(_id);
    return undefined;
  } catch (error) {
    // The old token serves while it holds; the next request tries again.
    if (tokenUntil > new Date()) return session;
    throw error;
  } finally {
    await store.endRenewing(_id);
  }
}

async function awaitRenewal(
  store: SessionStore,
  secret: string,
  before: Date,
): Promise<OpenSession | undefined> {
  for (const since = Date.now(); Date.now() - since < RENEWING_MS; await sleep(LOOK_MS)) {
    const record = await store.get(idOf(secret));
    if (!record) return undefined;
    if (record.tokenUntil > before) return opened(record, secret);
    if (record.renewing === undefined && record.tokenUntil > new Date()) return opened(record, secret);
  }
  throw unavailable({ dependency: 'issuer' });
}

async function end(store: SessionStore, page: OwnPage): Promise<OpenSession | undefined> {
  const record = await store.get(idOf(page.secret));
  if (!record || !isMeant(page, record.account)) return undefined;
  await store.remove(record._id);
  return opened(record, page.secret);
}

function sealed(tokens: Tokens, secret: string): Pick<SessionRecord, 'sealed' | 'tokenUntil'> {
  return { sealed: seal(JSON.stringify(tokens), secret), tokenUntil: new Date(tokens.until) };
}

function opened(record: SessionRecord, secret: string): OpenSession {
  return { account: record.account, tokens: JSON.parse(unseal(record.sealed, secret)) as Tokens };
}

function idleFrom(now: number, endsAt: Date): Date {
  return new Date(Math.min(now + IDLE_MS, endsAt.getTime()));
}
