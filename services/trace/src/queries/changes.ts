import type { Json } from '@trienkhai/kernel/envelope';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { Change, View } from '../projections/view.ts';

/** One field that a change gave another value; undefined: it had none. */
export interface FieldChange {
  /** Names and places from the outside in, joined by dots: `people.0.value`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** One recorded event of a stream: who, what, when, why, and what it changed. */
export interface RecordedChange extends Change {
  readonly recordedAt: string;
  /** Nothing stands any more after it. */
  readonly withdrew: boolean;
  readonly fields: readonly FieldChange[];
}

/** What the read side adds for its own use, and what stands in the change itself. */
const OWN: ReadonlySet<string> = new Set(['type', 'since', 'recordedAt', 'approved']);

/** Everything that was ever said of one stream, oldest first, by `knownAt` where that is given. */
export function changesOf(view: View<object>, knownAt?: string): readonly RecordedChange[] {
  const said = view.contributions.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);
  let before: Leaves = new Map();
  return said.flatMap(({ recordedAt, value }, index) => {
    const change = view.changes?.[index];
    const after = value === null ? new Map<string, Json>() : leavesOf(value);
    const fields = fieldChanges(before, after);
    before = after;
    return change ? [{ ...change, recordedAt, withdrew: value === null, fields }] : [];
  });
}

type Leaves = ReadonlyMap<string, Json>;

function fieldChanges(before: Leaves, after: Leaves): readonly FieldChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter((each) => !sameValue(each.before, each.after));
}

/** Facts stand at the top, as they do in the answers. */
function leavesOf(value: object): Leaves {
  const leaves = new Map<string, Json>();
  for (const [name, part] of Object.entries(value)) {
    if (name === 'facts') gather(part as Json, '', leaves);
    else if (name === 'approval') gatherApproval(part as object, leaves);
    else if (!OWN.has(name)) gather(part as Json, name, leaves);
  }
  return leaves;
}

function gatherApproval(approval: object, leaves: Map<string, Json>): void {
  for (const [name, part] of Object.entries(approval)) {
    if (!OWN.has(name)) gather(part as Json, name, leaves);
  }
}

/** A list of plain values is one leaf: its order is no field of its own; an empty one says nothing. */
function gather(part: Json, path: string, leaves: Map<string, Json>): void {
  if (Array.isArray(part) && part.length === 0) return;
  const isLeaf = typeof part !== 'object' || part === null || isPlainList(part);
  if (isLeaf) {
    leaves.set(path, part);
    return;
  }
  for (const [name, inner] of Object.entries<Json>(part)) {
    if (!OWN.has(name) || path === '') gather(inner, path === '' ? name : `${path}.${name}`, leaves);
  }
}

function isPlainList(part: Json): boolean {
  return Array.isArray(part) && part.every((each) => typeof each !== 'object');
}
