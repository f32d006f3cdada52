import { addDays, type Day } from '@trienkhai/kernel/day';
import { FIRST_SNAPSHOT } from '@trienkhai/kernel/unit-history';
import type { ApplyReorganisation, Closing, Opening, Revision, SuccessionEdge } from './commands.ts';
import { cell, readCsv } from './csv.ts';
import { readIdentities, type Identities, type Stretch } from './identities.ts';
import { readSuccessions } from './successions.ts';

const LEVELS = ['CENTRE', 'PROVINCE', 'DISTRICT', 'COMMUNE'];
const UNKNOWN_SUCCESSOR = 'Chưa xác định được đơn vị kế thừa.';
const CENTRE: Opening = {
  level: 'CENTRE',
  code: 'TW',
  name: 'Trung ương',
  kind: 'Trung ương',
  origin: FIRST_SNAPSHOT,
};

/** The dated states of the country since 2021-11-01, oldest first, one command each. */
export function readReorganisations(): readonly ApplyReorganisation[] {
  const identities = readIdentities();
  const successions = readSuccessions(identities);
  const beginnings = Map.groupBy(identities.stretches, (each) => each.from);
  const ends = Map.groupBy(identities.stretches, (each) => each.to);
  return readCsv('catalogue/reorganisations.csv').map((row, index) => {
    const effectiveOn = cell(row, 'effective_date');
    const begun = [...(beginnings.get(effectiveOn) ?? [])].sort(byLevelAndCode);
    const edges = successions.get(effectiveOn) ?? [];
    const openings = begun.filter((each) => !each.before).map((each) => opening(each, identities));
    return {
      commandId: `catalogue-${effectiveOn}`,
      effectiveOn,
      issuedOn: cell(row, 'issued_date'),
      decrees: cell(row, 'decrees').split(';'),
      openings: index === 0 ? [CENTRE, ...openings] : openings,
      revisions: begun.filter((each) => each.before).map((each) => revision(each, identities)),
      closings: closings(ends.get(effectiveOn) ?? [], effectiveOn, identities, edges),
      successions: edges,
    };
  });
}

function opening(stretch: Stretch, identities: Identities): Opening {
  const { level, code, name, kind, from, change } = stretch;
  return { level, code, name, kind, parent: identities.parentOf(stretch, from), origin: change };
}

function revision(stretch: Stretch, identities: Identities): Revision {
  const { unit, name, kind, from, before } = stretch;
  const parent = identities.parentOf(stretch, from);
  const parentBefore = before && identities.parentOf(before, addDays(from, -1));
  return {
    unit,
    ...(name === before?.name ? {} : { name }),
    ...(kind === before?.kind ? {} : { kind }),
    ...(parent === parentBefore ? {} : { parent }),
  };
}

function closings(
  ended: readonly Stretch[],
  day: Day,
  identities: Identities,
  edges: readonly SuccessionEdge[],
): readonly Closing[] {
  const known = new Set(edges.map((edge) => edge.from));
  return ended
    .filter((each) => identities.on(each.level, each.code, day)?.unit !== each.unit)
    .sort(byLevelAndCode)
    .map(({ unit }) => (known.has(unit) ? { unit } : { unit, reason: UNKNOWN_SUCCESSOR }));
}

function byLevelAndCode(a: Stretch, b: Stretch): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1);
}
