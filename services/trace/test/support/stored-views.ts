import { openDatabase } from '@trienkhai/runtime/document-store';
import { openSnapshot } from '@trienkhai/runtime/projector/snapshot';
import { openGeneration } from '@trienkhai/runtime/projector/store';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testConfig } from '@trienkhai/testkit/service-fixture';
import { TRACE } from '../../src/projections/trace.ts';

/** The collections of trace in a namespace of their own, to be filled by hand. */
export async function openStoredViews() {
  const config = testConfig('trace', process.env);
  const database = await openDatabase(config.mongoUri, `${config.namespace}-trace`);
  const store = openGeneration(database, TRACE.name, TRACE.version, TRACE.projections);
  await store.prepare();
  return {
    store,
    snapshot: openSnapshot(store),
    async close() {
      await store.stamps.stop();
      await database.close();
      await dropNamespace(config);
    },
  };
}

export type StoredViews = Awaited<ReturnType<typeof openStoredViews>>;
