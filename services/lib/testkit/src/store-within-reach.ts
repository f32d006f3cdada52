import { openDatabase, type Database } from '@trienkhai/runtime/document-store';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 90_000;
const PAUSE_MS = 100;

/** Opens the client that all services of a test file share: each by itself gives up within two seconds. */
export async function storeWithinReach(uri: string): Promise<Database> {
  const begun = Date.now();
  for (;;) {
    try {
      return await openDatabase(uri, 'admin');
    } catch (error) {
      if (Date.now() - begun > PATIENCE_MS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
