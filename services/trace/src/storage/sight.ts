import { isRestricted, type Restricted } from '@trienkhai/kernel/sight';
import { oncePer } from '@trienkhai/kernel/once-per';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import type { Rights } from '@trienkhai/runtime/rights';
import { reachOf, seesDirective, type Reach } from '@trienkhai/runtime/sight';
import type { DirectiveView } from '../projections/directives.ts';
import { lastStanding } from '../projections/view.ts';

/** What one account may read of a generation: whatever reads the store needs one. */
export interface Sight {
  readonly snapshot: ProjectionSnapshot;
  /** Directives of which it may know nothing, nor of what was done under them. */
  readonly hidden: ReadonlySet<string>;
  /** Of which units it reads the records; undefined: of all. */
  readonly reach: Reach | undefined;
}

const NOTHING: ReadonlySet<string> = new Set();

/** For what is kept for all accounts and narrowed for each. */
export function unlimited(snapshot: ProjectionSnapshot): Sight {
  return { snapshot, hidden: NOTHING, reach: undefined };
}

/** For a question about a territory that the account reads: whatever counts there is read. */
export function wholly(sight: Sight): Sight {
  return sight.reach ? { ...sight, reach: undefined } : sight;
}

/** A restricted directive counts as it stands now, whatever instant is asked about. */
export function sightOf(
  snapshot: ProjectionSnapshot,
  directives: ReadonlyMap<string, DirectiveView>,
  rights: Rights,
): Sight {
  const unseen = restrictedIn(directives).filter(([, facts]) => !seesDirective(rights, facts));
  const hidden = unseen.length === 0 ? NOTHING : new Set(unseen.map(([id]) => id));
  return { snapshot, hidden, reach: reachOf(rights) };
}

const restrictedIn = oncePer((directives: ReadonlyMap<string, DirectiveView>) => {
  const found: (readonly [id: string, facts: Restricted])[] = [];
  for (const [id, view] of directives) {
    const facts = lastStanding(view)?.facts;
    if (facts && isRestricted(facts)) found.push([id, facts]);
  }
  return found;
});

/** Narrowed for those from whom the same is hidden: computed once for each of them, and the same object as long as it can be. */
export function narrowed<Value extends object>(narrow: (value: Value, hidden: Sight['hidden']) => Value) {
  const kept = oncePer<Value, Map<string, Value>>(() => new Map());
  return (value: Value, { hidden }: Sight): Value => {
    if (hidden.size === 0) return value;
    const of = kept(value);
    const key = [...hidden].sort().join();
    let result = of.get(key);
    if (!result) of.set(key, (result = narrow(value, hidden)));
    return result;
  };
}
