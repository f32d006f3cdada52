import type { Day } from '../day.ts';

/** One abbreviation of a document type; without `from` and `to` it is in use on every day. */
export interface DocumentType {
  readonly abbreviation: string;
  readonly vi: string;
  readonly en: string;
  readonly from?: Day;
  /** Exclusive. */
  readonly to?: Day;
  /** Seen in real use though no table of the rules has it. */
  readonly irregular?: true;
}

/** Party rules on document form took their present shape on 2018-04-03, state rules on 2020-03-05. */
const PARTY_RULES: Day = '2018-04-03';
const STATE_RULES: Day = '2020-03-05';

export const PARTY_TYPES: readonly DocumentType[] = [
  { abbreviation: 'NQ', vi: 'nghị quyết', en: 'resolution' },
  { abbreviation: 'CT', vi: 'chỉ thị', en: 'directive' },
  { abbreviation: 'KL', vi: 'kết luận', en: 'conclusion' },
  { abbreviation: 'QĐ', vi: 'quyết định hoặc quy định', en: 'decision or regulation' },
  { abbreviation: 'QĐi', vi: 'quy định', en: 'regulation', from: PARTY_RULES },
  { abbreviation: 'QyĐ', vi: 'quy định', en: 'regulation' },
  { abbreviation: 'QC', vi: 'quy chế', en: 'statute' },
  { abbreviation: 'TT', vi: 'thông tri', en: 'circular letter' },
  { abbreviation: 'HD', vi: 'hướng dẫn', en: 'guidance' },
  { abbreviation: 'TB', vi: 'thông báo', en: 'notice' },
  { abbreviation: 'TC', vi: 'thông cáo', en: 'communiqué' },
  { abbreviation: 'BC', vi: 'báo cáo', en: 'report' },
  { abbreviation: 'KH', vi: 'kế hoạch', en: 'plan' },
  { abbreviation: 'CTr', vi: 'chương trình', en: 'programme' },
  { abbreviation: 'CTHĐ', vi: 'chương trình hành động', en: 'action programme', irregular: true },
  { abbreviation: 'ĐA', vi: 'đề án', en: 'scheme' },
  { abbreviation: 'PA', vi: 'phương án', en: 'option paper' },
  { abbreviation: 'DA', vi: 'dự án', en: 'project' },
  { abbreviation: 'TTr', vi: 'tờ trình', en: 'submission' },
  { abbreviation: 'CV', vi: 'công văn', en: 'official letter' },
  { abbreviation: 'BB', vi: 'biên bản', en: 'minutes' },
  { abbreviation: 'QTr', vi: 'quy trình', en: 'procedure' },
];

export const STATE_TYPES: readonly DocumentType[] = [
  { abbreviation: 'NQ', vi: 'nghị quyết', en: 'resolution' },
  { abbreviation: 'QĐ', vi: 'quyết định', en: 'decision' },
  { abbreviation: 'CT', vi: 'chỉ thị', en: 'directive' },
  { abbreviation: 'NĐ', vi: 'nghị định', en: 'decree' },
  { abbreviation: 'TT', vi: 'thông tư', en: 'circular' },
  { abbreviation: 'QC', vi: 'quy chế', en: 'statute' },
  { abbreviation: 'QyĐ', vi: 'quy định', en: 'regulation' },
  { abbreviation: 'TC', vi: 'thông cáo', en: 'communiqué' },
  { abbreviation: 'TB', vi: 'thông báo', en: 'notice' },
  { abbreviation: 'HD', vi: 'hướng dẫn', en: 'guidance' },
  { abbreviation: 'CTr', vi: 'chương trình', en: 'programme' },
  { abbreviation: 'KH', vi: 'kế hoạch', en: 'plan' },
  { abbreviation: 'PA', vi: 'phương án', en: 'option paper' },
  { abbreviation: 'ĐA', vi: 'đề án', en: 'scheme' },
  { abbreviation: 'DA', vi: 'dự án', en: 'project' },
  { abbreviation: 'BC', vi: 'báo cáo', en: 'report' },
  { abbreviation: 'BB', vi: 'biên bản', en: 'minutes' },
  { abbreviation: 'TTr', vi: 'tờ trình', en: 'submission' },
  { abbreviation: 'HĐ', vi: 'hợp đồng', en: 'contract' },
  { abbreviation: 'CĐ', vi: 'công điện', en: 'telegram' },
  { abbreviation: 'BGN', vi: 'bản ghi nhớ', en: 'memorandum' },
  { abbreviation: 'BTT', vi: 'bản thỏa thuận', en: 'agreement' },
  { abbreviation: 'GUQ', vi: 'giấy ủy quyền', en: 'authorisation' },
  { abbreviation: 'GM', vi: 'giấy mời', en: 'invitation' },
  { abbreviation: 'GGT', vi: 'giấy giới thiệu', en: 'letter of introduction' },
  { abbreviation: 'GNP', vi: 'giấy nghỉ phép', en: 'leave permit' },
  { abbreviation: 'PG', vi: 'phiếu gửi', en: 'dispatch slip' },
  { abbreviation: 'PC', vi: 'phiếu chuyển', en: 'transfer slip' },
  { abbreviation: 'PB', vi: 'phiếu báo', en: 'notification slip' },
  { abbreviation: 'SY', vi: 'bản sao y', en: 'true copy', from: STATE_RULES },
  { abbreviation: 'TrS', vi: 'bản trích sao', en: 'extract', from: STATE_RULES },
  { abbreviation: 'SL', vi: 'bản sao lục', en: 'copy of a copy', from: STATE_RULES },
  { abbreviation: 'TTLT', vi: 'thông tư liên tịch', en: 'joint circular' },
];

/** The type with this abbreviation, exactly as written. */
export function documentType(table: readonly DocumentType[], abbreviation: string): DocumentType | undefined {
  return table.find((type) => type.abbreviation === abbreviation);
}

/** True unless the entry's own validity excludes the day. */
export function inUse(entry: { readonly from?: Day; readonly to?: Day }, on: Day): boolean {
  return (entry.from === undefined || entry.from <= on) && (entry.to === undefined || on < entry.to);
}
