import { bilingual } from '../../i18n/bilingual.ts';
import { counted } from '../../i18n/counted.ts';

export const messages = bilingual(
  {
    title: 'Nhập tệp',
    file: 'Tệp CSV hoặc Excel',
    fileHint: 'Dùng tệp mẫu, hoặc tệp đã xuất từ đây; mỗi dòng là một lần ghi.',
    noFile: 'Chưa chọn tệp.',
    check: 'Kiểm tra tệp',
    reading: 'Đang đọc tệp…',
    checking: (done: string, all: string) => `Đang kiểm tra: ${done} trong ${all} dòng…`,
    recording: (done: string, all: string) => `Đang ghi: ${done} trong ${all} dòng…`,
    checked: (read: string, good: string, unchanged: string, refused: string) =>
      `Đã kiểm tra ${read} dòng, chưa ghi gì: ${good} dòng ghi được, ${unchanged} dòng không thay đổi, ${refused} dòng bị từ chối.`,
    recorded: (recorded: string, unchanged: string, refused: string) =>
      `Đã ghi ${recorded} dòng; ${unchanged} dòng không thay đổi, ${refused} dòng bị từ chối.`,
    record: (rows: string) => `Ghi ${rows} dòng`,
    recordGood: (rows: string) => `Chỉ ghi ${rows} dòng đúng`,
    refusedRows: (shown: string, all: string) => `Dòng bị từ chối: ${shown} dòng đầu trong ${all}`,
    place: 'Dòng',
    column: 'Cột',
    why: 'Vì sao',
    whole: 'cả dòng',
    errorFile: 'Tải các dòng bị từ chối để sửa (Excel)',
    failed: 'Chưa lấy được tệp; kiểm tra kết nối rồi thử lại.',
  },
  {
    title: 'Import a file',
    file: 'CSV or Excel file',
    fileHint: 'The template, or a file that was exported here; each row is recorded by itself.',
    noFile: 'Choose a file first.',
    check: 'Check the file',
    reading: 'Reading the file…',
    checking: (done, all) => `Checking: ${done} of ${all} rows…`,
    recording: (done, all) => `Recording: ${done} of ${all} rows…`,
    checked: (read, good, unchanged, refused) =>
      `${counted(read, 'row')} checked, nothing is recorded yet: ${good} can be recorded, ${unchanged} change nothing, ${refused} are refused.`,
    recorded: (recorded, unchanged, refused) =>
      `${counted(recorded, 'row')} recorded; ${unchanged} changed nothing, ${refused} were refused.`,
    record: (rows) => `Record ${counted(rows, 'row')}`,
    recordGood: (rows) => `Record the ${rows} good rows`,
    refusedRows: (shown, all) => `Refused rows: the first ${shown} of ${all}`,
    place: 'Row',
    column: 'Column',
    why: 'Why',
    whole: 'the whole row',
    errorFile: 'Save the refused rows, to put them right (Excel)',
    failed: 'The file could not be had; check the connection and try again.',
  },
);
