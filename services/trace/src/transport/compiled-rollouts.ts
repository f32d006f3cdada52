import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { KnownDirective } from '../queries/directives.ts';
import { rolloutInputs, rolloutOn, type RolloutInputs, type RolloutTable } from '../queries/rollout.ts';
import { actsUnder, indexActs } from '../queries/rollout/acts.ts';
import type { DirectiveSources } from '../storage/read-models.ts';
import { createRecent, type Recent } from '../storage/recent.ts';

export interface Rollouts {
  /** What the rollout is computed from; compiled once per state of the documents and of the units. */
  inputs(
    directive: KnownDirective,
    sources: DirectiveSources,
    history: UnitHistory,
    knownAt?: string,
  ): RolloutInputs;
  /** The rows of one day; computed once per inputs. */
  table(inputs: RolloutInputs, on: Day): RolloutTable;
}

interface Compiled {
  readonly sources: DirectiveSources;
  readonly history: UnitHistory;
  readonly version: number;
  readonly inputs: RolloutInputs;
}

const KEPT_INPUTS = 24;
const KEPT_DAYS = 4;

/** Everything here can be thrown away: it is computed again from documents and unit history. */
export function createRollouts(): Rollouts {
  const compiled = createRecent<string, Compiled>(KEPT_INPUTS);
  const tables = new WeakMap<RolloutInputs, Recent<Day, RolloutTable>>();
  return {
    inputs(directive, sources, history, knownAt) {
      const key = `${directive.id} ${knownAt ?? ''}`;
      const kept = compiled.get(key);
      const same =
        kept?.sources === sources && kept.history === history && kept.version === directive.version;
      if (kept && same) return kept.inputs;
      const views = { progress: sources.progress.values(), activities: sources.activities.values() };
      const acts = actsUnder(directive.id, views, { knownAt, sample: directive.value.sample });
      const inputs = rolloutInputs(directive.id, directive.value, indexActs(acts), history);
      compiled.set(key, { sources, history, version: directive.version, inputs });
      return inputs;
    },
    table(inputs, on) {
      let days = tables.get(inputs);
      if (!days) tables.set(inputs, (days = createRecent(KEPT_DAYS)));
      const kept = days.get(on);
      if (kept) return kept;
      const table = rolloutOn(inputs, on);
      days.set(on, table);
      return table;
    },
  };
}
