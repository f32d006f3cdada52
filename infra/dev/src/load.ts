import { loadCatalogue, loadSample, loadSeed, type LoadOptions, type Progress } from '@trienkhai/data/load';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { parsePositions } from '@trienkhai/runtime/position';
import type { Network } from './network.ts';
import { restRun } from '@trienkhai/data/rest-run';

export interface LoadSets {
  readonly reports: boolean;
  readonly sample: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

interface LoadedSet {
  /** Name of the set. */
  readonly _id: string;
  /** Positions on which later sets rest. */
  readonly positions: readonly string[];
}

/** Sends the catalogue, the reports and the sample set through the gateway; a set already there is left alone. */
export async function loadInto(network: Network, sets: LoadSets): Promise<void> {
  const { mongoUri, namespace } = network.configs.units;
  const database = await openDatabase(mongoUri, `${namespace}-dev`);
  const loaded = database.db.collection<LoadedSet>('loaded');
  const run = restRun(
    network.url,
    cached(() => network.token('admin@centre')),
  );
  const once = async (name: string, load: (options: LoadOptions) => Promise<readonly string[]>) => {
    const before = await loaded.findOne({ _id: name });
    if (before) return before.positions;
    const positions = await load(sets.onProgress ? { progress: sets.onProgress } : {});
    await loaded.insertOne({ _id: name, positions });
    return positions;
  };
  try {
    const units = await once('catalogue', (options) => loadCatalogue(run, options));
    if (sets.reports) await once('reports', (options) => loadSeed(run, { ...options, after: units }));
    if (sets.sample) {
      await network.unitFeed.waitFor(parsePositions(units.join(',')));
      await once('sample', (options) =>
        loadSample(run, network.unitFeed.current(), { ...options, after: units }),
      );
    }
  } finally {
    await database.close();
  }
}

function cached(fetch: () => Promise<string>): () => Promise<string> {
  let token: Promise<string> | undefined;
  return () => (token ??= fetch());
}
