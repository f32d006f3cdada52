import type { Position } from '@trienkhai/runtime/position';
import { UNITS } from '../small-country.ts';
import type { SmallOffice } from '../small-office.ts';
import { OBJECTS, type Place, type Territory, type Thing } from './oracle.ts';

/** How the accounts of each place are written; `nowhere` bears a code that no unit ever bore. */
export const ACCOUNTS: Readonly<Record<Place, string>> = {
  centre: 'centre',
  province: 'province:87',
  district: 'district:872',
  commune: 'commune:30050',
  sibling: 'commune:30051',
  merged: 'commune:30054',
  heir: 'commune:30099',
  elsewhere: 'province:40',
  'commune elsewhere': 'commune:17000',
  nowhere: 'commune:99999',
};

export const COMMUNE = UNITS.communes[0]!;
const MERGED = UNITS.communes[4]!;
export const TERRITORY_IDS: Readonly<Record<Territory, string>> = {
  commune: COMMUNE,
  merged: MERGED,
  province: UNITS.province,
};
const REFORM = '2024-01-01';

/** A directive and one record of every kind under it. */
export interface Told {
  readonly directive: string;
  readonly symbol: string;
  readonly alias: string;
  readonly progress: string;
  readonly session: string;
  readonly report: string;
  readonly milestone: string;
  readonly task: string;
}

export const RECORDS = ['progress', 'session', 'report', 'milestone', 'task'] as const;

export interface World {
  readonly office: SmallOffice;
  readonly told: Readonly<Record<Thing, Told>>;
  /** What whoever asks must have read. */
  readonly after: readonly Position[];
}

const ADDRESSED: Readonly<Record<Exclude<Thing, 'none'>, object>> = {
  open: {},
  'to commune': { access: 'ADDRESSEES', addressees: { units: [COMMUNE] } },
  'to merged': { access: 'ADDRESSEES', addressees: { units: [MERGED] } },
  'to district': { access: 'ADDRESSEES', addressees: { units: [UNITS.district] } },
  'to province': { access: 'ADDRESSEES' },
};

/** Fills an office with a province, a merger of communes, another province, and five directives. */
export async function openWorld(office: SmallOffice): Promise<World> {
  const after = new Map<string, number>();
  const note = ({ positions }: { readonly positions: readonly Position[] }) => {
    for (const { streamId, version } of positions) {
      after.set(streamId, Math.max(version, after.get(streamId) ?? 0));
    }
  };
  const read = () => [...after].map(([streamId, version]) => ({ streamId, version }));
  const does = async (command: string, input: object) => {
    const sent = await office.send(command, input, after.size > 0 ? { after: read() } : {});
    note(sent);
    return sent.id;
  };
  await reorganise(does);
  const told = {} as Record<Thing, Told>;
  for (const [index, name] of OBJECTS.entries()) {
    told[name] = name === 'none' ? NOTHING : await tell(does, index + 1, ADDRESSED[name]);
  }
  for (const name of OBJECTS) {
    if (name === 'none' || name === 'open') continue;
    await does('linkDirectives', { from: told.open.directive, to: told[name].directive, kind: 'GUIDES' });
  }
  await office.quiet();
  return { office, told, after: read() };
}

type Does = (command: string, input: object) => Promise<string>;

async function reorganise(does: Does): Promise<void> {
  const opening = { kind: 'Tỉnh', level: 'PROVINCE', parent: UNITS.centre, origin: 'created' };
  const commune = { kind: 'Xã', level: 'COMMUNE', origin: 'created' };
  await does('applyReorganisation', {
    effectiveOn: REFORM,
    issuedOn: '2023-12-01',
    openings: [
      { ...opening, code: '40', name: 'Nghệ An' },
      { ...commune, code: '17000', name: 'Xã xa', parent: `province:40:${REFORM}` },
      { ...commune, code: '30099', name: 'Xã mới', parent: UNITS.district },
    ],
    closings: [{ unit: MERGED }],
    successions: [{ from: MERGED, to: `commune:30099:${REFORM}`, share: 'WHOLE', default: true }],
  });
}

async function tell(does: Does, number: number, addressed: object): Promise<Told> {
  const symbol = `${10 + number}-QĐ/TU`;
  const alias = `Việc thứ ${number} của tỉnh`;
  const facts = { symbol, title: alias, issuer: UNITS.province, issuedOn: '2022-01-10', ...addressed };
  const directive = await does('registerDirective', facts);
  await does('addCitationAlias', { directive, text: alias });
  const fact = { directive, unit: COMMUNE, on: '2022-02-01' };
  const people = [{ unit: 'LEARNER', value: 40, qualifier: 'EXACT' }];
  const kind = 'study-class';
  const held = { kind, directives: [directive], unit: COMMUNE, heldOn: '2022-03-01', people };
  // Each in a period of its own: none stands in for another.
  const period = { from: `2022-0${number}-01`, to: `2022-0${number}-20` };
  const assigned = { by: UNITS.province, owner: COMMUNE, assignedOn: '2022-03-02', directive };
  return {
    ...{ directive, symbol, alias },
    progress: await does('recordReceipt', fact),
    session: await does('recordSession', held),
    report: await does('reportActivities', {
      unit: COMMUNE,
      period,
      lines: [{ kind, count: 1, directives: [directive] }],
    }),
    milestone: await does('logMilestone', { ...fact, kind: 'implemented' }),
    task: await does('assignTask', { text: 'Triển khai', ...assigned }),
  };
}

const NOTHING: Told = {
  directive: 'directive:0000000000000000',
  symbol: '99-QĐ/TU',
  alias: 'Việc chưa từng có',
  progress: 'progress:0000000000000000:commune:30050:2021-11-01',
  session: 'session:0000000000000000',
  report: 'report:0000000000000000',
  milestone: 'milestone:0000000000000000',
  task: 'task:0000000000000000',
};
