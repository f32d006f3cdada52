import fc from 'fast-check';
import type { Change } from './history.ts';

/** Days of the states that a random country goes through after the first one. */
export const STATE_DAYS = ['2023-01-01', '2024-06-01', '2025-07-01', '2026-03-01'] as const;
const FIRST = '2021-11-01';
const CENTRE = 'centre:TW:2021-11-01';

interface Move {
  readonly kind:
    'merge' | 'absorb' | 'divide' | 'create' | 'lose' | 'rename' | 'move' | 'abolish' | 'join-provinces';
  readonly pick: number;
  readonly other: number;
}

interface Unit {
  readonly level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE';
  parent: string;
}

/** The country while it is made: who stands, and who has changed on the day that is being made. */
interface Making {
  readonly standing: Map<string, Unit>;
  readonly changes: Change[];
  readonly touched: Set<string>;
  readonly on: string;
  serial: number;
}

const move = fc.record<Move>({
  kind: fc.constantFrom(
    'merge',
    'absorb',
    'divide',
    'create',
    'lose',
    'rename',
    'move',
    'abolish',
    'join-provinces',
  ),
  pick: fc.nat(40),
  other: fc.nat(40),
});

/** Three provinces of two districts of two communes, and up to four days on which some of it changes. */
export const randomChanges: fc.Arbitrary<readonly Change[]> = fc
  .array(fc.array(move, { maxLength: 6 }), { maxLength: STATE_DAYS.length })
  .map(play);

function play(days: readonly (readonly Move[])[]): readonly Change[] {
  const standing = new Map<string, Unit>();
  const changes: Change[] = [];
  let serial = 0;
  for (const province of ['11', '12', '13']) {
    const id = add(standing, changes, 'PROVINCE', province, CENTRE, FIRST);
    for (const district of [`${province}1`, `${province}2`]) {
      const below = add(standing, changes, 'DISTRICT', district, id, FIRST);
      for (const commune of ['01', '02'])
        add(standing, changes, 'COMMUNE', `${district}${commune}`, below, FIRST);
    }
  }
  days.forEach((moves, index) => {
    const on = STATE_DAYS[index]!;
    changes.push({ state: on });
    const making = { standing, changes, touched: new Set<string>(), on, serial };
    for (const each of moves) MOVES[each.kind](making, each);
    serial = making.serial;
  });
  return changes;
}

function add(
  standing: Making['standing'],
  changes: Change[],
  level: Unit['level'],
  code: string,
  parent: string,
  on: string,
  origin = 'first-snapshot',
): string {
  const id = `${level.toLowerCase()}:${code}:${on}`;
  standing.set(id, { level, parent });
  changes.push({ open: id, parent, on, origin });
  return id;
}

/** Units of a level that have not changed on this day. */
function untouched({ standing, touched }: Making, level: Unit['level']): readonly string[] {
  return [...standing].flatMap(([id, unit]) => (unit.level === level && !touched.has(id) ? [id] : []));
}

function two(making: Making, level: Unit['level'], { pick, other }: Move): readonly string[] {
  const ids = untouched(making, level);
  if (ids.length < 2) return [];
  const first = pick % ids.length;
  const second = (first + 1 + (other % (ids.length - 1))) % ids.length;
  return [ids[first]!, ids[second]!];
}

function openCommune(making: Making, parent: string, origin: string): string {
  const code = String(90_000 + (making.serial += 1));
  const id = add(making.standing, making.changes, 'COMMUNE', code, parent, making.on, origin);
  making.touched.add(id);
  return id;
}

function end(making: Making, id: string, known = true): void {
  making.changes.push({ close: id, on: making.on, known });
  making.standing.delete(id);
}

function pass(making: Making, from: string, to: string, share: 'WHOLE' | 'PART'): void {
  making.changes.push({ from, to, on: making.on, share });
  making.touched.add(from).add(to);
}

function reparent(making: Making, id: string, parent: string): void {
  making.changes.push({ reparent: id, parent, on: making.on });
  making.standing.get(id)!.parent = parent;
}

const MOVES: Readonly<Record<Move['kind'], (making: Making, move: Move) => void>> = {
  merge(making, each) {
    const [one, another] = two(making, 'COMMUNE', each);
    if (!one || !another) return;
    const to = openCommune(making, making.standing.get(one)!.parent, 'two-level-reform');
    for (const from of [one, another]) {
      pass(making, from, to, 'WHOLE');
      end(making, from);
    }
  },
  absorb(making, each) {
    const [from, to] = two(making, 'COMMUNE', each);
    if (!from || !to) return;
    pass(making, from, to, 'WHOLE');
    end(making, from);
  },
  divide(making, each) {
    const [from, neighbour] = two(making, 'COMMUNE', each);
    if (!from || !neighbour) return;
    const to = openCommune(making, making.standing.get(from)!.parent, 'two-level-reform');
    pass(making, from, to, 'PART');
    pass(making, from, neighbour, 'PART');
    end(making, from);
  },
  create(making, { pick }) {
    const districts = untouched(making, 'DISTRICT');
    if (districts.length > 0) openCommune(making, districts[pick % districts.length]!, 'created');
  },
  lose(making, { pick }) {
    const ids = untouched(making, 'COMMUNE');
    if (ids.length > 0) end(making, ids[pick % ids.length]!, false);
  },
  rename(making, { pick }) {
    const ids = untouched(making, 'COMMUNE');
    const id = ids[pick % ids.length];
    if (id) making.changes.push({ rename: id, name: `Tên ${making.on}`, on: making.on });
  },
  move(making, { pick, other }) {
    const communes = untouched(making, 'COMMUNE');
    const districts = untouched(making, 'DISTRICT');
    const [commune, district] = [communes[pick % communes.length], districts[other % districts.length]];
    if (commune && district) reparent(making, commune, district);
  },
  abolish(making, { pick }) {
    const ids = untouched(making, 'DISTRICT');
    const district = ids[pick % ids.length];
    if (!district) return;
    const { parent } = making.standing.get(district)!;
    making.touched.add(district);
    for (const [id, unit] of making.standing) {
      if (unit.parent !== district) continue;
      reparent(making, id, parent);
      making.changes.push({ from: district, to: id, on: making.on, share: 'PART' });
    }
    end(making, district);
  },
  'join-provinces'(making, each) {
    const [from, to] = two(making, 'PROVINCE', each);
    if (!from || !to) return;
    for (const [id, unit] of making.standing) if (unit.parent === from) reparent(making, id, to);
    pass(making, from, to, 'WHOLE');
    end(making, from);
  },
};
