import type { Logger } from 'pino';
import type { Database } from '../document-store.ts';
import type { EventLogReader } from '../event-log.ts';
import type { Hooks } from '../hooks.ts';
import type { Projection } from './model.ts';

export interface ProjectorOptions {
  /** Names the consumer group and the collections of checkpoints and parked records. */
  readonly name: string;
  /** Of the code: a higher one than is stored rebuilds everything beside the old. */
  readonly version: number;
  readonly projections: readonly Projection[];
  readonly database: Database;
  readonly reader: EventLogReader;
  readonly namespace: string;
  readonly logger: Logger;
  /** How long a replaced generation is kept up to date for instances that still read it; default 60 s. */
  readonly graceMs?: number;
  /** How often changes made by other instances are looked for; default 1 s. */
  readonly pollMs?: number;
  readonly hooks?: Hooks | undefined;
}
