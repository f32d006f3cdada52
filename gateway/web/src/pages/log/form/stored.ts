import type { Field, Stored, Value, Values } from './form.ts';

interface Change {
  readonly withdrew: boolean;
  readonly fields: readonly { readonly path: string; readonly after?: unknown }[];
}

/** A record as it stands after all that its history tells; undefined: nothing of it stands any more. */
export function standing(changes: readonly Change[]): Stored | undefined {
  if (changes.length === 0 || changes.at(-1)?.withdrew) return undefined;
  const leaves = new Map<string, unknown>();
  for (const { path, after } of changes.flatMap(({ fields }) => fields)) {
    if (after === null || after === undefined) leaves.delete(path);
    else leaves.set(path, after);
  }
  const record: Tree = {};
  for (const [path, value] of leaves) plant(record, path.split('.'), value);
  return listed(record) as Stored;
}

type Tree = { [name: string]: unknown };

function plant(tree: Tree, [name = '', ...inner]: readonly string[], value: unknown): void {
  if (inner.length === 0) tree[name] = value;
  else plant((tree[name] ??= {}) as Tree, inner, value);
}

/** Places in lists are written as numbers from 0 on; other numbers are names, such as years. */
function listed(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  const entries = Object.entries(part)
    .map(([name, inner]) => [name, listed(inner)] as const)
    .toSorted(([a], [b]) => Number(a) - Number(b));
  const isList = entries.every(([name], place) => name === String(place));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** The record as somebody would have typed it into these fields. */
export function valuesOf(fields: readonly Field[], stored: Stored): Values {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field, stored[storedName(field)])]));
}

function valueOf(field: Field, stored: unknown): Value {
  switch (field.type) {
    case 'directives':
    case 'units':
    case 'facts':
    case 'choices':
      return listIn(stored) as readonly string[];
    case 'lines':
    case 'kinds':
      return listIn(stored).join('\n');
    case 'rows':
      return listIn(stored).map((row) => valuesOf(field.of, row as Stored));
    case 'group':
      return valuesOf(field.of, (stored ?? {}) as Stored);
    case 'period': {
      const { from = '', to = '', label = '' } = (stored ?? {}) as Readonly<Record<string, string>>;
      return { from, to, label };
    }
    default:
      return stored === undefined ? '' : textFrom(stored);
  }
}

const textFrom = (stored: unknown) => (typeof stored === 'string' ? stored : JSON.stringify(stored));
const listIn = (stored: unknown): readonly unknown[] => (Array.isArray(stored) ? stored : []);

/** What the store calls a field: others are named there by their ids. */
export function storedName({ type, name, stored }: Field): string {
  if (stored !== undefined) return stored;
  if (type === 'directives' || type === 'units') return `${name.replace(/s$/, '')}Ids`;
  return type === 'directive' || type === 'unit' || type === 'kept' ? `${name}Id` : name;
}
