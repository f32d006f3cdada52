import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';
import type { Turnstile } from '../limits/turnstile.ts';
import type { VisitorOf } from '../limits/visitor.ts';
import type { EvidenceDesk } from '../evidence/desk.ts';
import type { Peers } from '../peers.ts';
import type { RefusalLog } from '../refusal-log.ts';
import type { Authenticate } from '../sign-in/authenticate.ts';

/** The part of the unit feed that reads need. */
export type UnitsSource = Pick<UnitFeed, 'current' | 'grants' | 'ready' | 'onChange' | 'waitFor'>;

export interface GraphqlDeps {
  readonly peers: Peers;
  readonly units: UnitsSource;
  readonly authenticate: Authenticate;
  readonly turnstile: Turnstile;
  readonly visitorOf: VisitorOf;
  readonly evidence: EvidenceDesk;
  /** Events of all topics as they are published from now on; ends when the signal aborts. */
  readonly events: (signal: AbortSignal) => AsyncIterable<RecordedEvent>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly logger: { error(details: object, message: string): void };
  /** Operations that a request may name instead of writing them out, by name; absent: none. */
  readonly operations?: ReadonlyMap<string, string>;
  /** A fresh bearer token for GraphiQL; absent in production. */
  readonly developmentToken?: () => Promise<string>;
  readonly now?: () => Date;
}
