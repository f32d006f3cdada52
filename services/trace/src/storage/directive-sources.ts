import type { ActRows } from '../projections/act-rows.ts';
import type { ActivityView } from '../projections/activities.ts';

/** Sessions and reports by id. */
export type Summed = ReadonlyMap<string, ActivityView>;

/** Of views that name other directives beside the one that they are read for: which. */
export type Beside = ReadonlyMap<string, readonly string[]>;

/** What rollouts of one directive are computed from, as it stands together. */
export interface DirectiveSources {
  /** Every act that was ever said under it. */
  readonly rows: ActRows;
  /** Sessions and reports under it, whose figures are summed. */
  readonly summed: Summed;
}
