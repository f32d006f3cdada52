import {
  loadCatalogue,
  loadGroups,
  loadSample,
  loadSeed,
  type LoadOptions,
  type Progress,
} from '@trienkhai/data/load';
import { restRun } from '@trienkhai/data/rest-run';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { openDatabase, type Database } from '@trienkhai/runtime/document-store';
import { parsePositions } from '@trienkhai/runtime/position';
import type { Network } from './network.ts';

/** The part of a network that loading needs. */
export type LoadTarget = Pick<Network, 'url' | 'unitFeed' | 'token'> & {
  readonly configs: { readonly units: Pick<ServiceConfig, 'mongoUri' | 'namespace'> };
};

export interface LoadSets {
  readonly reports: boolean;
  readonly sample: boolean;
  /** Runs and tells about the loading of one set; not called for a set that is there already. */
  readonly step?: <Answer>(title: string, run: () => Promise<Answer>) => Promise<Answer>;
  readonly onProgress?: (progress: Progress) => void;
}

interface LoadedSet {
  /** Name of the set. */
  readonly _id: string;
  /** Positions on which later sets rest. */
  readonly positions: readonly string[];
}

type Load = (options: LoadOptions) => Promise<readonly string[]>;

/** Sends the catalogue, the reports and the sample set through the gateway; a set already there is left alone. */
export async function loadInto(network: LoadTarget, sets: LoadSets): Promise<void> {
  const { mongoUri, namespace } = network.configs.units;
  const database = await openDatabase(mongoUri, `${namespace}-dev`);
  try {
    await loadSets(network, sets, loadOnce(database, sets));
  } finally {
    await database.close();
  }
}

async function loadSets(
  network: LoadTarget,
  sets: LoadSets,
  once: ReturnType<typeof loadOnce>,
): Promise<void> {
  const run = restRun(network.url, tokens(network));
  const after = await once('catalogue', 'units of the country since 2021', (options) =>
    loadCatalogue(run, options),
  );
  if (sets.reports) {
    const reports = await once('reports', 'figures of the five reports', (options) =>
      loadSeed(run, { ...options, after }),
    );
    await once('groups', 'clusters, awards and joint organs of the five reports', (options) =>
      loadGroups(run, { ...options, after: [...after, ...reports] }),
    );
  }
  if (!sets.sample) return;
  await network.unitFeed.waitFor(parsePositions(after.join(',')));
  await once('sample', 'sample set', (options) =>
    loadSample(run, network.unitFeed.current(), { ...options, after }),
  );
}

/** One token of each account that loads. */
function tokens({ token }: LoadTarget): (by?: 'approver') => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (by) => {
    const account = by === 'approver' ? 'recorder@centre' : 'admin@centre';
    const asked = known.get(account) ?? token(account);
    known.set(account, asked);
    return asked;
  };
}

function loadOnce(database: Database, { step, onProgress }: LoadSets) {
  const loaded = database.db.collection<LoadedSet>('loaded');
  return async (name: string, title: string, load: Load): Promise<readonly string[]> => {
    const before = await loaded.findOne({ _id: name });
    if (before) return before.positions;
    const run = () => load(onProgress ? { progress: onProgress } : {});
    const positions = await (step ? step(title, run) : run());
    await loaded.insertOne({ _id: name, positions });
    return positions;
  };
}
