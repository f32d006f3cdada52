import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, Share } from '@trienkhai/kernel/vocabulary';

/** A command as a user of the API would send it: its name and its input. */
export interface LoadCommand {
  readonly command: string;
  /** Absent: the loading account; a review is approved by another one than submitted it. */
  readonly by?: 'approver';
  readonly input: { readonly commandId: string; readonly [field: string]: unknown };
}

export interface Opening {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: UnitId;
  readonly origin: string;
}

/** Only the fields that change are present. */
export interface Revision {
  readonly unit: UnitId;
  readonly name?: string;
  readonly kind?: string;
  readonly parent?: UnitId;
}

export interface Closing {
  readonly unit: UnitId;
  /** Why there is no successor, where there is none. */
  readonly reason?: string;
}

export interface SuccessionEdge {
  readonly from: UnitId;
  readonly to: UnitId;
  readonly share: Share;
  readonly default: boolean;
}

/** One dated state of the country. */
export interface ApplyReorganisation {
  readonly commandId: string;
  readonly effectiveOn: Day;
  readonly issuedOn: Day;
  readonly decrees: readonly string[];
  readonly openings: readonly Opening[];
  readonly revisions: readonly Revision[];
  readonly closings: readonly Closing[];
  readonly successions: readonly SuccessionEdge[];
}
