/** A single value with the place at which it stands. */
type Leaves = ReadonlyMap<string, unknown>;

/** How many single values differ between two states of a record; undefined: there is none. */
export function countChanges(before: unknown, now: unknown): number {
  const [a, b] = [leavesOf(before), leavesOf(now)];
  let changes = 0;
  for (const [place, value] of a) if (b.get(place) !== value) changes += 1;
  for (const place of b.keys()) if (!a.has(place)) changes += 1;
  return changes;
}

function leavesOf(value: unknown): Leaves {
  const leaves = new Map<string, unknown>();
  gather(value, '', leaves);
  return leaves;
}

function gather(value: unknown, place: string, leaves: Map<string, unknown>): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) return gatherList(value, place, leaves);
  if (typeof value !== 'object') return void leaves.set(place, value);
  for (const [name, part] of Object.entries(value)) gather(part, `${place}.${name}`, leaves);
}

/** An entry stands where its name says, not where it is listed: a new first line moves no other. */
function gatherList(list: readonly unknown[], place: string, leaves: Map<string, unknown>): void {
  const seen = new Map<string, number>();
  for (const entry of list) {
    const name = nameOf(entry);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    gather(entry, `${place}[${name}#${nth}]`, leaves);
  }
}

const NAMES = ['kind', 'kinds', 'unitId', 'unit', 'text'] as const;

function nameOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry);
  const named = NAMES.find((name) => name in entry);
  return named === undefined ? '' : String((entry as Record<string, unknown>)[named]);
}
