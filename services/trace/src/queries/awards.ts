import type { UnitId } from '@trienkhai/kernel/unit-history';
import { foldText } from '@trienkhai/kernel/vn-text';
import type { Key } from '@trienkhai/runtime/cursor';
import type { AwardValue, AwardView } from '../projections/awards.ts';
import { at, lastStanding } from '../projections/view.ts';

export interface KnownAward {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly value: AwardValue;
  readonly withdrawn: boolean;
}

export interface AwardFilter {
  readonly inside: (unitId: UnitId) => boolean;
  /** Words of the edition, with or without marks: "VII" finds "VII (2022)" and not "VIII". */
  readonly edition?: string | undefined;
  /** Part of the name, with or without marks. */
  readonly name?: string | undefined;
  readonly sample: boolean;
}

/** An award as it was on record at `knownAt` (absent: now); of one that was withdrawn, what stood before. */
export function awardAt(view: AwardView, knownAt?: string): KnownAward | undefined {
  const said = at(view, knownAt);
  const value = said?.value ?? lastStanding(view, knownAt);
  if (!said || !value) return undefined;
  const { version, recordedAt } = said;
  return { id: view.id, version, recordedAt, value, withdrawn: said.value === null };
}

/** Awards that stood at `knownAt`. */
export function listAwards(
  views: Iterable<AwardView>,
  { inside, edition, name, sample }: AwardFilter,
  knownAt?: string,
): readonly KnownAward[] {
  const words = wordsOf(edition ?? '');
  const part = foldText(name ?? '');
  const found: KnownAward[] = [];
  for (const view of views) {
    const known = awardAt(view, knownAt);
    if (!known || known.withdrawn || (known.value.sample && !sample)) continue;
    const { award } = known.value;
    const stated = wordsOf(award.edition);
    if (!words.every((word) => stated.includes(word)) || !foldText(award.name).includes(part)) continue;
    if (inside(award.unitId)) found.push(known);
  }
  return found;
}

function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** By name, then edition. */
export function awardKey({ id, value: { award } }: KnownAward): Key {
  return [foldText(award.name), award.year ?? 0, foldText(award.edition), id];
}
