import type { Language } from '../language.ts';

type Names = Readonly<Record<Language, string>>;

/** Sheets of a template; without spaces, so that their titles repeat in print. */
export const DATA_SHEET: Names = { vi: 'Nhập_liệu', en: 'Data' };
export const UNITS_SHEET: Names = { vi: 'Đơn_vị', en: 'Units' };
export const WORDS_SHEET: Names = { vi: 'Danh_mục', en: 'Words' };
export const GUIDE_SHEET: Names = { vi: 'Hướng_dẫn', en: 'Guide' };
