import type { SessionRecord, SessionStore } from '@trienkhai/runtime/document-store/sessions';

type Kept = Map<string, SessionRecord>;

/** Keeps what the store of sessions keeps, in memory, and counts what is asked of it. */
export function sessionsInMemory() {
  const kept: Kept = new Map();
  const asked = { get: 0, change: 0 };
  const store: SessionStore = {
    ...renewing(kept),
    ...ofAccounts(kept),
    ...endedThere(kept),
    add: async (session) => void kept.set(session._id, session),
    get: async (id) => {
      asked.get += 1;
      const record = kept.get(id);
      return record && record.expiresAt > new Date() ? record : undefined;
    },
    change: async (id, set) => {
      asked.change += 1;
      change(kept, id, set);
    },
    remove: async (id) => void kept.delete(id),
  };
  return { kept, asked, store };
}

function change(kept: Kept, id: string, set: Partial<SessionRecord>): void {
  const record = kept.get(id);
  if (record) kept.set(id, { ...record, ...set });
}

function renewing(kept: Kept): Pick<SessionStore, 'beginRenewing' | 'endRenewing'> {
  return {
    beginRenewing: async ({ _id, tokenUntil }, until) => {
      const record = kept.get(_id);
      const isFree = !record?.renewing || record.renewing <= new Date();
      if (!record || !isFree || +record.tokenUntil !== +tokenUntil) return false;
      change(kept, _id, { renewing: until });
      return true;
    },
    endRenewing: async (id) => {
      const { renewing: _, ...record } = kept.get(id) ?? {};
      if (kept.has(id)) kept.set(id, record as SessionRecord);
    },
  };
}

function ofAccounts(kept: Kept): Pick<SessionStore, 'ofAccount' | 'removeOf'> {
  const those = (account: string) => [...kept.values()].filter((record) => record.account === account);
  return {
    ofAccount: async (account) => those(account),
    removeOf: async (account, which) => {
      const ids = those(account).map(({ _id }) => _id);
      const gone = ids.filter((id) => ('id' in which ? id === which.id : id !== which.butFor));
      for (const id of gone) kept.delete(id);
      return gone.length;
    },
  };
}

function endedThere(kept: Kept): Pick<SessionStore, 'removeEnded' | 'isNoted' | 'note'> {
  const noted = new Map<string, Date>();
  const isMeant = (record: SessionRecord, account?: string, sid?: string) =>
    account === undefined
      ? record.sid === sid
      : record.account === account && (sid === undefined || (record.sid ?? sid) === sid);
  return {
    removeEnded: async ({ account, sid }) => {
      const gone = [...kept.values()].filter((record) => isMeant(record, account, sid));
      for (const { _id } of gone) kept.delete(_id);
      return gone.length;
    },
    isNoted: async (id) => (noted.get(id) ?? new Date(0)) > new Date(),
    note: async (id, until) => void noted.set(id, until),
  };
}
