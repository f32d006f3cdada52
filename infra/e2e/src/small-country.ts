const FIRST = '2021-11-01';

/** Ids of the units of the small country. */
export const UNITS = {
  centre: `centre:TW:${FIRST}`,
  province: `province:87:${FIRST}`,
  district: `district:872:${FIRST}`,
  communes: Array.from({ length: 6 }, (_, i) => `commune:3005${i}:${FIRST}`),
} as const;

/** The commands that make a country of nine units, its Politburo and one term of its committee. */
export function smallCountryCommands(): readonly (readonly [command: string, input: object])[] {
  const origin = 'first-snapshot';
  const communes = UNITS.communes.map((id, i) => {
    const code = id.split(':')[1];
    return { level: 'COMMUNE', code, name: `Xã ${i + 1}`, kind: 'Xã', parent: UNITS.district, origin };
  });
  const openings = [
    { level: 'CENTRE', code: 'TW', name: 'Trung ương', kind: 'Trung ương', origin },
    { level: 'PROVINCE', code: '87', name: 'Đồng Tháp', kind: 'Tỉnh', parent: UNITS.centre, origin },
    { level: 'DISTRICT', code: '872', name: 'Tháp Mười', kind: 'Huyện', parent: UNITS.province, origin },
    ...communes,
  ];
  const committee = UNITS.centre;
  return [
    ['applyReorganisation', { effectiveOn: FIRST, issuedOn: FIRST, openings }],
    ['establishOrgan', { code: 'BCT', name: 'Bộ Chính trị', kind: 'Ban', committee, symbol: 'TW' }],
    ['openCommitteeTerm', { committee, term: 13, from: '2021-02-01' }],
  ];
}
