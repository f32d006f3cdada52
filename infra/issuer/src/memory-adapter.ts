import type { Adapter, AdapterPayload, ClientMetadata } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/** Sign-in sessions and codes of the development issuer; they end with the process. Clients are who `clientOf` says. */
export function memoryAdapter(
  clientOf: (id: string) => ClientMetadata | undefined,
): (name: string) => Adapter {
  const entries = new Map<string, Entry>();
  const live = (key: string) => {
    const entry = entries.get(key);
    if (entry && entry.expiresAt > Date.now()) return entry.payload;
    entries.delete(key);
    return undefined;
  };
  const search = (name: string, property: 'uid' | 'userCode', value: string) => {
    const keys = [...entries.keys()].filter((key) => key.startsWith(`${name}:`));
    return keys.map(live).find((payload) => payload?.[property] === value);
  };
  return (name) => ({
    upsert: async (id, payload, expiresIn) => {
      for (const [key, { expiresAt }] of entries) if (expiresAt <= Date.now()) entries.delete(key);
      entries.set(`${name}:${id}`, { payload, expiresAt: Date.now() + (expiresIn ?? 3600) * 1000 });
    },
    find: async (id) => (name === 'Client' ? clientOf(id) : live(`${name}:${id}`)),
    findByUid: async (uid) => search(name, 'uid', uid),
    findByUserCode: async (userCode) => search(name, 'userCode', userCode),
    consume: async (id) => {
      const payload = live(`${name}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void entries.delete(`${name}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
