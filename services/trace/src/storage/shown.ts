import type { DirectiveValue, DirectiveView } from '../projections/directives.ts';
import type { TaskView } from '../projections/tasks.ts';
import type { View } from '../projections/view.ts';
import type { Sight } from './sight.ts';

type Hidden = Sight['hidden'];

/** The filter with what the account may not know of left out. */
export function unlessHidden({ hidden }: Sight, projection: string, filter: object): object {
  // One stream holds many tasks: of those, each is looked at by itself.
  if (hidden.size === 0 || projection === 'tasks') return filter;
  const field = projection === 'directives' ? '_id' : 'keys';
  return { $and: [filter, { [field]: { $nin: [...hidden] } }] };
}

/** The same for tasks as they are listed. */
export function unlessHiddenTasks({ hidden }: Sight, filter: object): object {
  return hidden.size === 0 ? filter : { $and: [filter, { directiveId: { $nin: [...hidden] } }] };
}

/** What a view tells of itself, without a word of what is hidden. */
export function shown<Shown extends { readonly id: string }>({ hidden }: Sight, view: Shown): Shown {
  if (hidden.size === 0) return view;
  if (view.id.startsWith('directive:'))
    return onlySeenLinks(view as unknown as DirectiveView, hidden) as never;
  if (isOfTasks(view.id)) return onlySeenTasks(view as unknown as TaskView, hidden) as never;
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

function isOfTasks(id: string): boolean {
  return id.startsWith('meeting:') || id.startsWith('task:');
}

/** Of a task that is hidden now nothing is left; of another one what it said while it was not. */
function onlySeenTasks(view: TaskView, hidden: Hidden): TaskView {
  const isHidden = ({ facts }: { readonly facts: { readonly directiveId?: string } }) =>
    facts.directiveId !== undefined && hidden.has(facts.directiveId);
  const newest = new Map(view.contributions.map(({ value }) => [value?.taskId, value]));
  const gone = new Set([...newest].flatMap(([id, value]) => (value && isHidden(value) ? [id] : [])));
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
