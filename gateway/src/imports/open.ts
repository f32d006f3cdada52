import { openDatabase, type Database } from '@trienkhai/runtime/document-store';
import { openJobs } from '@trienkhai/runtime/document-store/jobs';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';
import type { GatewayConfig } from '../config.ts';
import { openedWhenNeeded } from '../opened-when-needed.ts';
import { connectPeersForMany } from '../peers.ts';
import type { RefusalLog } from '../refusal-log.ts';
import { createImports, type Imports } from './imports.ts';
import type { ImportJob, JobRow, PassResult } from './job.ts';
import { createRunner, type Runner } from './runner.ts';

export interface ImportDesk {
  /** Opened when first needed: nothing else at the gateway needs the store. Throws UNAVAILABLE. */
  open(): Promise<Imports>;
  close(): Promise<void>;
}

interface Opened {
  readonly imports: Imports;
  readonly runner: Runner;
  readonly database: Database;
  readonly peers: { close(): void };
}

export function importDesk(
  config: Pick<GatewayConfig, 'mongoUri' | 'namespace' | 'instanceId' | 'peers' | 'grpc'>,
  deps: {
    readonly units: Pick<UnitFeed, 'current' | 'grants'>;
    readonly refusals: Pick<RefusalLog, 'note'>;
    readonly logger: { error(details: object, message: string): void };
  },
): ImportDesk {
  const desk = openedWhenNeeded<Opened>(async () => {
    const database = await openDatabase(config.mongoUri, `${config.namespace}-gateway`);
    const jobs = await openJobs<ImportJob, JobRow, PassResult>(database, 'imports');
    const peers = connectPeersForMany(config);
    const runner = createRunner({ ...deps, jobs, peers });
    const imports = createImports({ ...deps, jobs, runner, instanceId: config.instanceId });
    return { imports, runner, database, peers };
  });
  return {
    open: async () => (await desk.get()).imports,
    close: async () => {
      const last = await desk.opened();
      await last?.runner.close();
      last?.peers.close();
      await last?.database.close();
    },
  };
}
