/** What offices are called above a document, and in whose authority and position it is signed. */
export const viOffice = {
  government: 'Chính phủ',
  governmentSigns: ['TM. CHÍNH PHỦ', 'THỦ TƯỚNG'] as readonly string[],
  peoplesCommittee: (unit: string) => `Ủy ban nhân dân ${unit}`,
  peoplesCommitteeSigns: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'] as readonly string[],
  central: 'Ban Chấp hành Trung ương',
  centralSigns: ['T/M BAN BÍ THƯ', 'THƯỜNG TRỰC BAN BÍ THƯ'] as readonly string[],
  party: (kind: string, name: string) => `${PARTY[kind] ?? `Đảng ủy ${kind}`} ${name}`,
  partyOfCommune: (unit: string) => `Đảng ủy ${unit}`,
  committeeSigns: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ'] as readonly string[],
  headOf: (kind: string) => HEADS.find(([begins]) => kind.startsWith(begins))?.[1] ?? 'THỦ TRƯỞNG CƠ QUAN',
};

const PARTY: Readonly<Record<string, string>> = {
  Tỉnh: 'Tỉnh ủy',
  'Thành phố': 'Thành ủy',
  Huyện: 'Huyện ủy',
  Quận: 'Quận ủy',
  'Thị xã': 'Thị ủy',
};

const HEADS: readonly (readonly [kind: string, head: string])[] = [
  ['Ban Thường vụ', 'BÍ THƯ'],
  ['Đảng ủy', 'BÍ THƯ'],
  ['Ban', 'TRƯỞNG BAN'],
  ['Trung tâm', 'GIÁM ĐỐC'],
  ['Văn phòng', 'CHÁNH VĂN PHÒNG'],
  ['Ủy ban', 'CHỦ NHIỆM'],
];
