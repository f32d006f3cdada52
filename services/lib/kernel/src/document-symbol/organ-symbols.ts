import type { Day } from '../day.ts';
import type { Level } from '../vocabulary.ts';

export type OrganSystem = 'party' | 'state';

/** What the organ part of a document symbol says of its issuer. */
export interface OrganSymbol {
  readonly symbol: string;
  readonly system: OrganSystem;
  readonly vi: string;
  readonly en: string;
  /** Levels at which the symbol is used; several: the symbol alone does not tell. */
  readonly levels: readonly Level[];
  /** True where the committee itself signs: its own number register. False: a board or office of it. */
  readonly ofCommittee: boolean;
  readonly from?: Day;
  /** Exclusive. */
  readonly to?: Day;
}

interface Named {
  readonly symbol: string;
  readonly vi: string;
  readonly en: string;
  readonly from?: Day;
  readonly to?: Day;
}

const BOARDS_MERGED: Day = '2025-02-03';
const TWO_LEVELS: Day = '2025-07-01';

const COMMITTEES: readonly (Named & { readonly levels: readonly Level[] })[] = [
  { symbol: 'TW', vi: 'Trung ương', en: 'centre', levels: ['CENTRE'] },
  { symbol: 'TU', vi: 'Tỉnh ủy, Thành ủy', en: 'provincial committee', levels: ['PROVINCE'] },
  { symbol: 'HU', vi: 'Huyện ủy', en: 'district committee', levels: ['DISTRICT'], to: TWO_LEVELS },
  { symbol: 'QU', vi: 'Quận ủy', en: 'urban district committee', levels: ['DISTRICT'], to: TWO_LEVELS },
  { symbol: 'ThU', vi: 'Thị ủy, Thành ủy', en: 'town committee', levels: ['DISTRICT'], to: TWO_LEVELS },
  { symbol: 'ĐU', vi: 'Đảng ủy', en: 'party committee', levels: ['COMMUNE', 'DISTRICT', 'ORGAN'] },
  { symbol: 'CB', vi: 'Chi bộ', en: 'party cell', levels: ['COMMUNE', 'ORGAN'] },
];

const BOARDS: readonly Named[] = [
  { symbol: 'VP', vi: 'Văn phòng', en: 'office' },
  { symbol: 'BTC', vi: 'Ban Tổ chức', en: 'organisation board' },
  { symbol: 'BTG', vi: 'Ban Tuyên giáo', en: 'propaganda and education board', to: BOARDS_MERGED },
  { symbol: 'BDV', vi: 'Ban Dân vận', en: 'mass mobilisation board', to: BOARDS_MERGED },
  {
    symbol: 'BTGDV',
    vi: 'Ban Tuyên giáo và Dân vận',
    en: 'propaganda, education and mass mobilisation board',
    from: BOARDS_MERGED,
  },
  { symbol: 'UBKT', vi: 'Ủy ban Kiểm tra', en: 'inspection commission' },
  { symbol: 'BNC', vi: 'Ban Nội chính', en: 'internal affairs board' },
  { symbol: 'BCĐ', vi: 'Ban Chỉ đạo', en: 'steering committee' },
  { symbol: 'BKT', vi: 'Ban Kinh tế', en: 'economic board' },
  { symbol: 'BCS', vi: 'Ban Chính sách, chiến lược', en: 'policy and strategy board', from: BOARDS_MERGED },
  { symbol: 'HĐLL', vi: 'Hội đồng Lý luận', en: 'theoretical council' },
  { symbol: 'TTCT', vi: 'Trung tâm Chính trị', en: 'political centre' },
];

const STATE: readonly (Named & { readonly levels: readonly Level[]; readonly ofCommittee?: false })[] = [
  { symbol: 'TTg', vi: 'Thủ tướng Chính phủ', en: 'Prime Minister', levels: ['CENTRE'] },
  { symbol: 'CP', vi: 'Chính phủ', en: 'Government', levels: ['CENTRE'] },
  { symbol: 'CTN', vi: 'Chủ tịch nước', en: 'State President', levels: ['CENTRE'] },
  { symbol: 'VPCP', vi: 'Văn phòng Chính phủ', en: 'Government Office', levels: ['CENTRE'] },
  { symbol: 'BNV', vi: 'Bộ Nội vụ', en: 'Ministry of Home Affairs', levels: ['CENTRE'] },
  { symbol: 'BTP', vi: 'Bộ Tư pháp', en: 'Ministry of Justice', levels: ['CENTRE'] },
  { symbol: 'BTC', vi: 'Bộ Tài chính', en: 'Ministry of Finance', levels: ['CENTRE'] },
  { symbol: 'BGDĐT', vi: 'Bộ Giáo dục và Đào tạo', en: 'Ministry of Education', levels: ['CENTRE'] },
  { symbol: 'BYT', vi: 'Bộ Y tế', en: 'Ministry of Health', levels: ['CENTRE'] },
  { symbol: 'BCA', vi: 'Bộ Công an', en: 'Ministry of Public Security', levels: ['CENTRE'] },
  { symbol: 'BQP', vi: 'Bộ Quốc phòng', en: 'Ministry of National Defence', levels: ['CENTRE'] },
  {
    symbol: 'UBND',
    vi: 'Ủy ban nhân dân',
    en: "people's committee",
    levels: ['PROVINCE', 'DISTRICT', 'COMMUNE'],
  },
  {
    symbol: 'HĐND',
    vi: 'Hội đồng nhân dân',
    en: "people's council",
    levels: ['PROVINCE', 'DISTRICT', 'COMMUNE'],
  },
  { symbol: 'SNV', vi: 'Sở Nội vụ', en: 'department of home affairs', levels: ['PROVINCE'] },
];

const CONGRESS: OrganSymbol = {
  symbol: 'ĐH',
  system: 'party',
  vi: 'Đại hội',
  en: 'party congress',
  levels: ['CENTRE', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'ORGAN'],
  ofCommittee: true,
};

const PARTY_TABLE: ReadonlyMap<string, OrganSymbol> = new Map([
  entry(CONGRESS),
  ...COMMITTEES.map((each) => entry({ ...each, system: 'party', ofCommittee: true })),
  ...BOARDS.flatMap((board) => COMMITTEES.map((committee) => entry(boardOf(board, committee)))),
]);
const STATE_TABLE: ReadonlyMap<string, OrganSymbol> = new Map(
  STATE.map((each) => entry({ ...each, system: 'state', ofCommittee: false })),
);
const ASSEMBLY = /^(QH|UBTVQH)\d{1,2}$/;

/** The organ of a system with this symbol, exactly as written; undefined where no table has it. */
export function organSymbol(system: OrganSystem, symbol: string): OrganSymbol | undefined {
  if (system === 'party') return PARTY_TABLE.get(symbol);
  if (!ASSEMBLY.test(symbol)) return STATE_TABLE.get(symbol);
  const standing = symbol.startsWith('UBTV');
  return {
    symbol,
    system,
    vi: standing ? 'Ủy ban Thường vụ Quốc hội' : 'Quốc hội',
    en: standing ? 'Standing Committee of the National Assembly' : 'National Assembly',
    levels: ['CENTRE'],
    ofCommittee: false,
  };
}

/** Term of the National Assembly that its symbol ends in: 15 for "UBTVQH15". */
export function assemblyTerm(symbol: string): number | undefined {
  return ASSEMBLY.test(symbol) ? Number(/\d+$/.exec(symbol)?.[0]) : undefined;
}

function boardOf(board: Named, committee: (typeof COMMITTEES)[number]): OrganSymbol {
  return {
    ...board,
    symbol: `${board.symbol}${committee.symbol}`,
    vi: `${board.vi} ${committee.vi}`,
    en: `${board.en} of the ${committee.en}`,
    system: 'party',
    levels: committee.levels,
    ofCommittee: false,
  };
}

function entry(organ: OrganSymbol): readonly [string, OrganSymbol] {
  return [organ.symbol, organ];
}
