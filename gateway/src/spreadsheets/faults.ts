import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { LARGEST_BOOK, LARGEST_PART } from './limits.ts';

const AGAIN = {
  vi: 'Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.',
  en: 'Open it in Excel or LibreOffice, save it as .xlsx and send it again.',
};
const million = (bytes: number) => Math.round(bytes / 1_000_000);

/** What can be wrong with a workbook as a whole, in the words of the refusal. */
const FAULTS = {
  NO_SPREADSHEET: [
    `Tệp không phải bảng tính .xlsx. ${AGAIN.vi}`,
    `The file is no .xlsx spreadsheet. ${AGAIN.en}`,
  ],
  OLD_OR_LOCKED: [
    'Tệp là bảng tính kiểu cũ (.xls) hoặc đặt mật khẩu. Bỏ mật khẩu, lưu thành .xlsx rồi gửi lại.',
    'The file is a spreadsheet of the old kind (.xls) or has a password. Take the password off, save it as .xlsx and send it again.',
  ],
  BROKEN: [`Bảng tính bị hỏng, không đọc được. ${AGAIN.vi}`, `The spreadsheet is broken. ${AGAIN.en}`],
  MACROS: [
    'Bảng tính có macro. Lưu thành .xlsx (không macro) rồi gửi lại.',
    'The spreadsheet has macros. Save it as .xlsx, which has none, and send it again.',
  ],
  BOOK_TOO_LARGE: [
    `Bảng tính lớn hơn ${million(LARGEST_BOOK)} MB. Chia thành nhiều tệp, hoặc lưu thành CSV.`,
    `The spreadsheet is larger than ${million(LARGEST_BOOK)} MB. Send it in several files, or as CSV.`,
  ],
  PART_TOO_LARGE: [
    `Bảng tính bung ra quá ${million(LARGEST_PART)} MB. Xóa các trang, hình và dòng thừa, chia thành nhiều tệp, hoặc lưu thành CSV.`,
    `The spreadsheet unpacks to more than ${million(LARGEST_PART)} MB. Delete sheets, pictures and rows that are not needed, send it in several files, or as CSV.`,
  ],
} as const;

export type BookFault = keyof typeof FAULTS;

const TOO_LARGE: ReadonlySet<BookFault> = new Set(['BOOK_TOO_LARGE', 'PART_TOO_LARGE']);

export function bookRefusal(fault: BookFault): DomainError {
  const [vi, en] = FAULTS[fault];
  return refuse(TOO_LARGE.has(fault) ? 'IMPORT_TOO_LARGE' : 'FILE_INVALID', vi, en, { path: ['file'] });
}

/** Thrown where the file is read; it crosses to the thread that asked as its `fault` alone. */
export class FaultyBook extends Error {
  readonly fault: BookFault;

  constructor(fault: BookFault, cause?: unknown) {
    super(`faulty workbook: ${fault}`, { cause });
    this.fault = fault;
  }
}
