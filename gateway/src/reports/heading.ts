import type { Level } from '@trienkhai/kernel/vocabulary';
import type { UnitId, UnitRecord } from '@trienkhai/kernel/unit-history';
import type { Heading, ReportDocument } from './document.ts';
import { fullName, type Ground } from './ground.ts';

/** Of the two administrative layouts: the state's bears the national motto, the Party's its own name. */
export const HEADINGS = ['state', 'party'] as const;
export type HeadingStyle = (typeof HEADINGS)[number];

/** How an office is called, what its documents bear, in which positions they are signed. */
interface Office {
  readonly name: string;
  readonly mark: string;
  readonly signs: readonly string[];
}

interface Named {
  readonly level: Level;
  readonly name: string;
  readonly kind: string;
}

export function headingOf(ground: Ground, style: HeadingStyle, madeOn: string): Heading {
  const { scope, words } = ground;
  const { name, mark } = officeOf(ground, scope.unit.id, style);
  const above = scope.unit.level === 'PROVINCE' ? undefined : aboveOf(ground);
  const [year = '', month = '', day = ''] = madeOn.split('-');
  return {
    // Nothing stands above a province in either layout.
    organ: { above: above && officeOf(ground, above, style).name.toUpperCase(), name: name.toUpperCase() },
    motto: words.motto[style],
    symbol:
      style === 'state'
        ? `${words.number}          /BC-${mark}`
        : `${words.partyNumber}          -BC/${mark}`,
    placeAndDate: words.placeAndDate(placeOf(ground), day, month, year),
  };
}

/** Who gets it and who signs: offices and positions. */
export function closingOf(
  ground: Ground,
  style: HeadingStyle,
): Pick<ReportDocument, 'recipients' | 'signature'> {
  const { words, scope } = ground;
  const above = aboveOf(ground);
  const lines = [
    ...(above === undefined ? [] : [words.toReport(officeOf(ground, above, style).name)]),
    words.archive,
  ];
  return {
    recipients: { title: words.recipients, lines },
    signature: officeOf(ground, scope.unit.id, style).signs,
  };
}

/** The office above: of an organ its committee, of a territory the one in which it lies. */
function aboveOf({ scope: { unit, units, on } }: Ground): UnitId | undefined {
  return unit.committeeId ?? units.parentOf(unit.id, on);
}

function placeOf({ scope: { unit, units, on } }: Ground): string {
  return units.versionOn(unit.committeeId ?? unit.id, on).name;
}

function officeOf({ scope, words }: Ground, id: UnitId, style: HeadingStyle): Office {
  const unit = scope.units.get(id);
  if (!unit) return { name: id, mark: '', signs: [] };
  const { name, kind } = scope.units.versionOn(id, scope.on);
  const named = { level: unit.level, name, kind };
  if (unit.level === 'ORGAN') return organ(words.office, unit, named);
  return style === 'state' ? state(words.office, named) : party(words.office, named);
}

type Titles = Ground['words']['office'];

function organ(titles: Titles, { symbol = '' }: UnitRecord, { name, kind }: Named): Office {
  return { name, mark: symbol, signs: [titles.headOf(kind)] };
}

function state(titles: Titles, named: Named): Office {
  if (named.level === 'CENTRE') return { name: titles.government, mark: 'CP', signs: titles.governmentSigns };
  return {
    name: titles.peoplesCommittee(fullName(named)),
    mark: 'UBND',
    signs: titles.peoplesCommitteeSigns,
  };
}

function party(titles: Titles, named: Named): Office {
  const { level, kind, name } = named;
  if (level === 'CENTRE') return { name: titles.central, mark: 'TW', signs: titles.centralSigns };
  if (level === 'COMMUNE') {
    return { name: titles.partyOfCommune(fullName(named)), mark: 'ĐU', signs: titles.committeeSigns };
  }
  const mark = PARTY_MARKS[level === 'PROVINCE' ? 'Tỉnh' : kind] ?? 'HU';
  return { name: titles.party(kind, name), mark, signs: titles.committeeSigns };
}

/** Marks of committees in document numbers, by the kind of territory. */
const PARTY_MARKS: Readonly<Record<string, string>> = {
  Tỉnh: 'TU',
  Huyện: 'HU',
  Quận: 'QU',
  'Thị xã': 'ThU',
  'Thành phố': 'ThU',
};
