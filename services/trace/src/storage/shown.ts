import { oncePer } from '@trienkhai/kernel/once-per';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { readsOf } from '@trienkhai/runtime/sight';
import type { DirectiveValue, DirectiveView } from '../projections/directives.ts';
import { unitsOfTask } from '../projections/task-entries.ts';
import type { TaskValue, TaskView } from '../projections/tasks.ts';
import type { View } from '../projections/view.ts';
import type { Sight } from './sight.ts';

type Hidden = Sight['hidden'];

/** What every account knows of, whatever unit it is of. */
const PUBLIC: ReadonlySet<string> = new Set(['directives', 'periods']);

/** The filter with what the account may not know of left out. */
export function unlessHidden({ hidden, reach }: Sight, projection: string, filter: object): object {
  const field = projection === 'directives' ? '_id' : 'keys';
  return every(filter, [
    // One stream holds many tasks: of those, each is looked at by itself.
    ...(hidden.size > 0 && projection !== 'tasks' ? [{ [field]: { $nin: [...hidden] } }] : []),
    ...(reach && !PUBLIC.has(projection) ? [{ 'ix.named': { $in: listed(reach.units) } }] : []),
  ]);
}

/** The same for tasks as they are listed. */
export function unlessHiddenTasks({ hidden, reach }: Sight, filter: object): object {
  return every(filter, [
    ...(hidden.size > 0 ? [{ directiveId: { $nin: [...hidden] } }] : []),
    ...(reach ? [{ named: { $in: listed(reach.units) } }] : []),
  ]);
}

function every(filter: object, further: readonly object[]): object {
  return further.length === 0 ? filter : { $and: [filter, ...further] };
}

const listed = oncePer((units: ReadonlySet<UnitId>) => [...units]);

/** What a view tells of itself, without a word of what is hidden. */
export function shown<Shown extends { readonly id: string }>(
  sight: Sight,
  projection: string,
  view: Shown,
): Shown {
  const { hidden, reach } = sight;
  if (hidden.size > 0 && projection === 'directives')
    return onlySeenLinks(view as unknown as DirectiveView, hidden) as never;
  if ((hidden.size > 0 || reach) && projection === 'tasks')
    return onlySeenTasks(view as unknown as TaskView, sight) as never;
  return view;
}

export function onlySeenLinks(view: DirectiveView, hidden: Hidden): DirectiveView {
  const contributions = view.contributions.map((said) =>
    said.value ? { ...said, value: withoutHidden(said.value, hidden) } : said,
  );
  return { ...view, contributions };
}

function withoutHidden({ superseded, links, ...value }: DirectiveValue, hidden: Hidden): DirectiveValue {
  return {
    ...value,
    links: links.filter(({ toId }) => !hidden.has(toId)),
    ...(superseded && !hidden.has(superseded.byId) ? { superseded } : {}),
  };
}

/** Of a task that is hidden now, or of no unit whose records are read, nothing is left; of another one what it said while it was not. */
function onlySeenTasks(view: TaskView, { hidden, reach }: Sight): TaskView {
  const isHidden = ({ facts }: { readonly facts: { readonly directiveId?: string } }) =>
    facts.directiveId !== undefined && hidden.has(facts.directiveId);
  const newest = new Map(view.contributions.map(({ value }) => [value?.taskId, value]));
  const isGone = ([, value]: readonly [unknown, TaskValue | null]) =>
    value !== null && (isHidden(value) || !readsOf(reach, unitsOfTask(view, value.taskId)));
  const gone = new Set([...newest].filter(isGone).map(([id]) => id));
  return keeping(view, ({ value }) => value === null || (!gone.has(value.taskId) && !isHidden(value)));
}

function keeping<Value>(
  view: View<Value>,
  isKept: (said: View<Value>['contributions'][number]) => boolean,
): View<Value> {
  const { id, contributions, changes } = view;
  return {
    id,
    contributions: contributions.filter(isKept),
    ...(changes ? { changes: changes.filter((_, index) => isKept(contributions[index]!)) } : {}),
  };
}
