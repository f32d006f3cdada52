import { openDatabase } from '@trienkhai/runtime/document-store';
import { openSessions } from '@trienkhai/runtime/document-store/sessions';
import type { OpenStore } from './sessions.ts';

interface Place {
  readonly mongoUri: string;
  readonly namespace: string;
}

/** Where all instances of the gateway keep who has signed in. */
export function sessionStoreAt({ mongoUri, namespace }: Place): () => Promise<OpenStore> {
  return async () => {
    const database = await openDatabase(mongoUri, `${namespace}-gateway`);
    return { store: await openSessions(database), close: database.close };
  };
}
