import { bilingual } from '../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    title: (unit: string) => `Báo cáo của ${unit}`,
    about: 'Báo cáo 6 tháng hoặc năm theo thể thức hành chính, lấy từ chính những số liệu này.',
    span: 'Kỳ báo cáo',
    spans: {
      FIRST_HALF: (year: string) => `6 tháng đầu năm ${year}`,
      SECOND_HALF: (year: string) => `6 tháng cuối năm ${year}`,
      YEAR: (year: string) => `Cả năm ${year}`,
    },
    sampleToo: 'Cả dữ liệu mẫu',
    docx: 'Tải báo cáo (.docx)',
    page: 'Mở trang để in',
    failed: 'Không lập được báo cáo. Đơn vị có thể không tồn tại trong kỳ này; chọn kỳ khác rồi thử lại.',
  },
  {
    title: (unit) => `Report of ${unit}`,
    about: 'The half-year or year report in administrative layout, made of these very figures.',
    span: 'Period',
    spans: {
      FIRST_HALF: (year) => `First half of ${year}`,
      SECOND_HALF: (year) => `Second half of ${year}`,
      YEAR: (year) => `Year ${year}`,
    },
    sampleToo: 'Sample data as well',
    docx: 'Download the report (.docx)',
    page: 'Open the page to print',
    failed:
      'The report could not be made. The unit may not have been there in this period; choose another one and try again.',
  },
);
