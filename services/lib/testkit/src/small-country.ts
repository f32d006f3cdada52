import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { createUnitHistoryFold } from '@trienkhai/kernel/unit-history/fold';

/** Ids of the units that `smallCountry` holds; the real ones, so that names and days can be looked up. */
export const SMALL_COUNTRY = {
  centre: 'centre:TW:2021-11-01',
  /** Ended on 2025-07-01, succeeded by `newProvince`. */
  province: 'province:87:2021-11-01',
  newProvince: 'province:82:2025-07-01',
  /** Another province, still there. */
  otherProvince: 'province:40:2021-11-01',
  /** Ended on 2025-07-01, succeeded in part by `newCommune`. */
  district: 'district:872:2021-11-01',
  otherDistrict: 'district:417:2021-11-01',
  commune: 'commune:30055:2021-11-01',
  newCommune: 'commune:30055:2025-07-01',
  politburo: 'organ:BCT:2021-11-01',
  /** Propaganda board of `province`. */
  board: 'organ:BTGTU-87:2021-11-01',
  /** Political centre of `district`. */
  politicalCentre: 'organ:TTCT-872:2021-11-01',
} as const;

const FIRST = '2021-11-01';
const REFORM = '2025-07-01';

/** A country of eleven units with one reorganisation, for tests of what rests on the tree of units. */
export function smallCountry(): UnitHistory {
  const fold = createUnitHistoryFold();
  const id = SMALL_COUNTRY;
  const events = [
    ['ReorganisationDecided', { effectiveOn: FIRST, issuedOn: FIRST, decrees: [] }],
    opened(id.centre, 'CENTRE', 'TW', 'Trung ương', undefined),
    opened(id.province, 'PROVINCE', '87', 'Đồng Tháp', id.centre),
    opened(id.otherProvince, 'PROVINCE', '40', 'Nghệ An', id.centre),
    opened(id.district, 'DISTRICT', '872', 'Tháp Mười', id.province),
    opened(id.otherDistrict, 'DISTRICT', '417', 'Kỳ Sơn', id.otherProvince),
    opened(id.commune, 'COMMUNE', '30055', 'Trường Xuân', id.district),
    ['ReorganisationDecided', { effectiveOn: REFORM, issuedOn: '2025-06-16', decrees: [] }],
    opened(id.newProvince, 'PROVINCE', '82', 'Đồng Tháp', id.centre, REFORM),
    opened(id.newCommune, 'COMMUNE', '30055', 'Trường Xuân', id.newProvince, REFORM),
    succeeded(id.province, id.newProvince, 'WHOLE'),
    succeeded(id.district, id.newCommune, 'PART'),
    succeeded(id.commune, id.newCommune, 'WHOLE'),
    ...[id.province, id.district, id.commune].map((unit) => closed(unit)),
  ] as const;
  events.forEach(([name, data], index) => {
    fold.apply({ ...event(name, data), streamId: 'territory', version: index + 1 });
  });
  applyOrgans(fold.apply);
  return fold.snapshot();
}

function applyOrgans(
  apply: (event: Parameters<ReturnType<typeof createUnitHistoryFold>['apply']>[0]) => void,
) {
  const id = SMALL_COUNTRY;
  const organs = [
    { organId: id.politburo, code: 'BCT', name: 'Bộ Chính trị', committeeId: id.centre, symbol: 'TW' },
    {
      organId: id.board,
      code: 'BTGTU-87',
      name: 'Ban Tuyên giáo Tỉnh ủy',
      committeeId: id.province,
      symbol: 'BTGTU',
    },
    { organId: id.politicalCentre, code: 'TTCT-872', name: 'Trung tâm Chính trị', committeeId: id.district },
  ];
  for (const organ of organs) {
    const data = { ...organ, kind: 'Ban', aliases: [] };
    apply({ ...event('OrganEstablished', data), streamId: organ.organId, version: 1 });
  }
  const terms = [
    { term: 12, from: '2016-01-28', to: '2021-02-01' },
    { term: 13, from: '2021-02-01' },
  ];
  terms.forEach((term, index) => {
    const data = { committeeId: id.centre, ...term };
    apply({ ...event('CommitteeTermOpened', data), streamId: `terms:${id.centre}`, version: index + 1 });
  });
}

function opened(
  unitId: string,
  level: string,
  code: string,
  name: string,
  parentId: string | undefined,
  on = FIRST,
): readonly [string, JsonObject] {
  const origin = on === FIRST ? 'first-snapshot' : 'two-level-reform';
  const parent = parentId === undefined ? {} : { parentId };
  return ['UnitOpened', { unitId, level: `LEVEL_${level}`, code, name, kind: level, ...parent, on, origin }];
}

function succeeded(unitId: string, successorId: string, share: string): readonly [string, JsonObject] {
  return ['UnitSucceeded', { unitId, successorId, share: `SHARE_${share}`, default: true, on: REFORM }];
}

function closed(unitId: string): readonly [string, JsonObject] {
  return ['UnitClosed', { unitId, on: REFORM, successorsKnown: true }];
}

function event(name: string, data: JsonObject) {
  const by = { actor: 'admin@centre', unit: SMALL_COUNTRY.centre };
  return { type: `trienkhai.units.v1.${name}`, data, recordedAt: '2021-11-01T00:00:00.000Z', ...by };
}
