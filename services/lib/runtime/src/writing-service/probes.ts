import { within } from '../commit-store/availability.ts';
import type { Database } from '../document-store.ts';
import type { EventLogReader } from '../event-log.ts';
import type { Readiness } from '../lifecycle.ts';
import type { Relay } from '../relay.ts';
import type { UnitFeed } from '../unit-feed.ts';
import type { References } from '../writing-service.ts';

const PROBE_LIMIT_MS = 1_500;

export interface Probes {
  /** Every dependency, also those without which commands go on. */
  all(): Promise<readonly Readiness[]>;
  /** True when commands can be decided and recorded; the event log is not needed for that. */
  canRecord(): Promise<boolean>;
}

export function probes(of: {
  readonly database: Database;
  readonly reader: EventLogReader;
  readonly topic: string;
  readonly relay: Relay;
  readonly units: UnitFeed;
  readonly references: References | undefined;
}): Probes {
  const mongodb = () => probe('mongodb', () => of.database.db.command({ ping: 1 }).then(() => undefined));
  const kafka = () => probe('kafka', () => of.reader.ends(of.topic).then(() => undefined));
  const relay = () => probe('relay', () => publishing(of.relay));
  const units = async (): Promise<Readiness> => ({ name: 'units', ok: of.units.ready() });
  const references = async () => (of.references ? [await of.references.ready()] : []);
  const needed = async () => [...(await Promise.all([mongodb(), units()])), ...(await references())];
  return {
    all: async () => (await Promise.all([needed(), kafka(), relay()])).flat(),
    canRecord: async () => (await needed()).every(({ ok }) => ok),
  };
}

/** How much waits to be published; a blocked stream is nothing that passes by itself. */
async function publishing(relay: Relay): Promise<string> {
  const { unpublished, blockedStreams } = await relay.backlog();
  if (blockedStreams.length > 0) throw new Error(`blocked: ${blockedStreams.join(', ')}`);
  return `${unpublished} commits wait to be published`;
}

async function probe(name: string, ask: () => Promise<string | undefined>): Promise<Readiness> {
  try {
    const detail = await within(ask(), PROBE_LIMIT_MS);
    return { name, ok: true, ...(detail === undefined ? {} : { detail }) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
