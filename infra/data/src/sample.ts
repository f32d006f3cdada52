import { addDays } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { approvals } from './approvals.ts';
import type { LoadCommand } from './commands.ts';
import { actsUnder } from './sample/acts.ts';
import {
  directiveId,
  registrations,
  SAMPLE_DIRECTIVES,
  SAMPLE_PROVINCES,
  targetDays,
} from './sample/directives.ts';
import { districtHalfYears } from './sample/reports.ts';

/**
 * The sample set, the same on every run, in stages: documents, target days, what happened, what was put
 * right, what was approved. `units` is the loaded catalogue: every act stands on a day on which its unit was there.
 */
export function readSampleStages(units: UnitHistory): readonly (readonly LoadCommand[])[] {
  const sets = [
    ...SAMPLE_DIRECTIVES.map((directive) => actsUnder(directive, units)),
    districtHalfYears(units),
  ];
  const acts = sets.flatMap((set) => set.acts);
  return [
    registrations(),
    targetDays(),
    [...acts, ...conference(units), ...visits(units)],
    sets.flatMap(({ corrections }) => corrections),
    approvals(acts),
  ];
}

const FIRST = SAMPLE_DIRECTIVES[0]!;

/** One online conference, reported by the province and by each district: every site counts once. */
function conference(units: UnitHistory): readonly LoadCommand[] {
  const heldOn = addDays(FIRST.issuedOn, 30);
  return SAMPLE_PROVINCES.flatMap((province) => {
    const districts = units.unitsWithin(province, 'DISTRICT', heldOn);
    const shared = {
      sample: true,
      kind: 'reporter-conference',
      directives: [directiveId(FIRST)],
      heldOn,
      mode: 'ONLINE',
      conference: `Hội nghị trực tuyến ${heldOn} ${province}`,
    };
    const sessionOf = (unit: string, sites: readonly string[]): LoadCommand => {
      const places = [unit, ...sites].map((site) => ({ unit: site }));
      const people = [{ unit: 'DELEGATE', value: places.length * 20, qualifier: 'ABOUT' }];
      const commandId = `sample-conference-${unit}`;
      return { command: 'recordSession', input: { commandId, ...shared, unit, sites: places, people } };
    };
    return [
      sessionOf(province, districts),
      ...districts.map((district) => sessionOf(district, units.unitsWithin(district, 'COMMUNE', heldOn))),
    ];
  });
}

/** Each province looks into four of its districts a year and a half later, on days of their own. */
function visits(units: UnitHistory): readonly LoadCommand[] {
  const from = addDays(FIRST.issuedOn, 550);
  return SAMPLE_PROVINCES.map((province) => {
    const districts = units.unitsWithin(province, 'DISTRICT', from).slice(0, 4);
    const stops = districts.map((unit, index) => ({ unit, on: addDays(from, index) }));
    const input = {
      commandId: `sample-visit-${province}`,
      sample: true,
      by: province,
      stops,
      directives: [directiveId(FIRST)],
      from,
      to: addDays(from, 3),
    };
    return { command: 'recordVisit', input };
  });
}
