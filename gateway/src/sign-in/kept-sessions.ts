import type { SessionRecord, SessionStore } from '@trienkhai/runtime/document-store/sessions';
import { unavailable } from '@trienkhai/runtime/error-status';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMeant, type OwnPage } from './authenticate.ts';
import { endAsTold } from './ended-there.ts';
import { IDLE_MS, LONGEST_MS } from './lifetimes.ts';
import { endOthers, ofSameAccount } from './same-account.ts';
import { idOf, newSecret, seal, unseal } from './seal.ts';
import type { OpenSession, Sessions } from './sessions.ts';
import type { SignInServer, Tokens } from './sign-in-server.ts';

/** A token that ends sooner is renewed before it is used. */
const AHEAD_MS = 30_000;
/** How precisely it is known when something was asked last. */
const TOUCH_MS = 60_000;
const RENEWING_MS = 10_000;
const LOOK_MS = 100;

/** Does something with the store of sessions, however that is come by. */
export type WithStore = <Answer>(work: (store: SessionStore) => Promise<Answer>) => Promise<Answer>;

interface Renewing extends Pick<SignInServer, 'renew'> {
  /** How a moment passes, where not by itself. */
  readonly pause?: (ms: number) => Promise<void>;
}

export function sessionsIn(withStore: WithStore, server: Renewing): Omit<Sessions, 'close'> {
  const underWay = new Map<string, Promise<OpenSession | undefined>>();
  return {
    begin: (...by) => withStore((store) => begin(store, ...by)),
    find: (secret) =>
      withStore((store) => oncePerSecret(underWay, secret, () => find(store, server, secret))),
    stands: (secret) => withStore(async (store) => (await store.get(idOf(secret))) !== undefined),
    end: (page) => withStore((store) => end(store, page)),
    ofSameAccount: (page) => withStore((store) => ofSameAccount(store, page)),
    endOthers: (page, id) => withStore((store) => endOthers(store, page, id)),
    endAsTold: (logout) => withStore((store) => endAsTold(store, logout)),
    forget: (secret) => withStore((store) => store.remove(idOf(secret))),
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
    ...(tokens.sid === undefined ? {} : { sid: tokens.sid }),
    ...(tokens.provedAt === undefined ? {} : { provedAt: new Date(tokens.provedAt) }),
    ...sealed(tokens, secret),
  });
  return secret;
}

async function find(store: SessionStore, server: Renewing, secret: string): Promise<OpenSession | undefined> {
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
  server: Renewing,
  secret: string,
  record: SessionRecord,
): Promise<OpenSession | undefined> {
  const { _id, tokenUntil } = record;
  const session = opened(record, secret);
  if (!(await store.beginRenewing(record, new Date(Date.now() + RENEWING_MS)))) {
    return awaitRenewal(store, secret, tokenUntil, server);
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
  { pause = sleep }: Renewing,
): Promise<OpenSession | undefined> {
  for (const since = Date.now(); Date.now() - since < RENEWING_MS; await pause(LOOK_MS)) {
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
