export interface Step {
  readonly id: string;
  readonly parentId?: string | null | undefined;
}

export type Branch<Each extends Step> = Each & { readonly below: readonly Branch<Each>[] };

/** The tree of a list in which parents come before children; whatever hangs on nothing in the list is a root. */
export function treeOf<Each extends Step>(steps: readonly Each[]): readonly Branch<Each>[] {
  const roots: Branch<Each>[] = [];
  const lists = new Map<string, Branch<Each>[]>();
  for (const step of steps) {
    const below: Branch<Each>[] = [];
    lists.set(step.id, below);
    const siblings = step.parentId ? (lists.get(step.parentId) ?? roots) : roots;
    siblings.push({ ...step, below });
  }
  return roots;
}
