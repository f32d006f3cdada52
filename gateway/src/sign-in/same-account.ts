import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { SessionRecord, SessionStore } from '@trienkhai/runtime/document-store/sessions';
import { ended, isMeant, type OwnPage } from './authenticate.ts';
import { IDLE_MS, LONGEST_MS } from './lifetimes.ts';
import { idOf } from './seal.ts';

/** One of the sign-ins of an account, as its people are told of it. */
export interface SeenSession {
  readonly id: string;
  readonly isThis: boolean;
  readonly beganAt: Date;
  /** To the minute. */
  readonly askedAt: Date;
  readonly browser?: string | undefined;
}

/** How long it counts that an account has shown who it is. */
const PROOF_MS = 10 * 60_000;

export async function ofSameAccount(
  store: SessionStore,
  page: OwnPage,
): Promise<readonly SeenSession[] | undefined> {
  const own = await ownOf(store, page);
  if (!own) return undefined;
  const all = await store.ofAccount(own.account);
  return all.map((record) => seen(record, own._id));
}

export async function endOthers(store: SessionStore, page: OwnPage, id?: string): Promise<number> {
  const own = await ownOf(store, page);
  if (!own) throw ended();
  const { account, provedAt, _id } = own;
  if (provedAt === undefined || Date.now() - provedAt.getTime() > PROOF_MS) throw unproved();
  if (id === _id) return 0;
  return store.removeOf(account, id === undefined ? { butFor: _id } : { id });
}

async function ownOf(store: SessionStore, page: OwnPage): Promise<SessionRecord | undefined> {
  const record = await store.get(idOf(page.secret));
  return record && isMeant(page, record.account) ? record : undefined;
}

function seen({ _id: id, beganAt, endsAt, expiresAt, browser }: SessionRecord, own: string): SeenSession {
  return {
    id,
    isThis: id === own,
    beganAt: beganAt ?? new Date(endsAt.getTime() - LONGEST_MS),
    askedAt: new Date(expiresAt.getTime() - IDLE_MS),
    browser,
  };
}

/** A cookie that was stolen shall not put the office out of its own account. */
function unproved(): DomainError {
  return refuse(
    'FORBIDDEN',
    'Trước khi kết thúc lần đăng nhập ở nơi khác, hãy đăng nhập lại ở máy chủ đăng nhập; mười phút sau đó vẫn làm được.',
    'Before a sign-in elsewhere is ended, sign in anew at the sign-in server; that counts for ten minutes.',
    { facts: { reason: 'unproved' } },
  );
}
