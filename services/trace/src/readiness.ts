import type { Database } from '@trienkhai/runtime/document-store';
import type { Readiness } from '@trienkhai/runtime/lifecycle';
import type { Projector } from '@trienkhai/runtime/projector';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';

export interface ReadinessSources {
  readonly database: Database;
  readonly projector: Pick<Projector, 'status'>;
  readonly units: Pick<UnitFeed, 'ready'>;
}

/** Every dependency as it is now; `projection` is ready when it answers and is kept up to date. */
export function traceReadiness({ database, projector, units }: ReadinessSources) {
  return async (): Promise<readonly Readiness[]> => [
    await probe('mongodb', async () => {
      await database.db.command({ ping: 1 }, { timeoutMS: 1_500 });
      return undefined;
    }),
    { name: 'units', ok: units.ready() },
    await probe('projection', async () => {
      const { live, generation, lag, replaced } = await projector.status();
      if (replaced !== undefined) throw new Error(replaced);
      if (generation === null) throw new Error('the read models are being built');
      if (!live) throw new Error('not joined to the log');
      return lag === null ? 'the log does not answer' : `${lag} records behind`;
    }),
  ];
}

async function probe(name: string, ask: () => Promise<string | undefined>): Promise<Readiness> {
  try {
    const detail = await ask();
    return { name, ok: true, ...(detail === undefined ? {} : { detail }) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
