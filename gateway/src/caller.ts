import type { Principal } from '@trienkhai/runtime/auth';
import type { Position } from '@trienkhai/runtime/position';
import type { Peers } from './peers.ts';

/** On whose behalf a request is answered, and with what. */
export interface Caller {
  readonly principal: Principal;
  readonly peers: Peers;
  /** What the answer must already have seen (`X-After-Position`). */
  readonly after: readonly Position[];
  /** Commands are decided and not recorded (`X-Dry-Run`). */
  readonly dryRun?: boolean;
  /** Whether the sign-in that the request rests on still stands; absent: it rests on a token alone. */
  readonly stands?: () => Promise<boolean>;
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal | undefined;
}
