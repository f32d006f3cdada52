import type { Readiness } from '@trienkhai/runtime/lifecycle';
import type { Logger } from '@trienkhai/runtime/logger';
import type { EvidenceDesk } from '../evidence/desk.ts';
import type { ImportDesk } from '../imports/open.ts';
import type { EventFeed } from '../feed/feed.ts';
import type { Turnstile } from '../limits/turnstile.ts';
import type { VisitorOf } from '../limits/visitor.ts';
import type { Peers } from '../peers.ts';
import type { RefusalLog } from '../refusal-log.ts';
import type { UnitsSource } from '../schema/deps.ts';
import type { Inquire } from '../schema/inquiry.ts';
import type { Authenticate } from '../sign-in/authenticate.ts';
import type { EndAsTold } from '../sign-in/ended-there.ts';
import type { SignIn } from '../sign-in/open.ts';

/** What the REST side needs; everything it serves besides comes from the table of commands. */
export interface RestDeps {
  readonly peers: Peers;
  readonly units: UnitsSource;
  readonly authenticate: Authenticate;
  readonly turnstile: Turnstile;
  readonly visitorOf: VisitorOf;
  readonly signIn: SignIn;
  readonly endAsTold: EndAsTold;
  readonly feed: EventFeed;
  readonly imports: ImportDesk;
  readonly evidence: EvidenceDesk;
  /** Asks what GraphQL answers. */
  readonly inquire: Inquire;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly ready: () => Promise<readonly Readiness[]>;
  /** True where a development issuer is mounted, so that the start page can say how to get a token. */
  readonly developmentIssuer: boolean;
}
