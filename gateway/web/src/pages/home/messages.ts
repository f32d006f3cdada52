import { bilingual } from '../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    title: 'Triển Khai',
    lead: 'Theo dõi từng nghị quyết, chỉ thị từ Trung ương qua tỉnh, huyện đến xã: ai đã tiếp nhận, lập kế hoạch, học tập xong, đến ngày nào.',
    begin: 'Bắt đầu',
    signIn: 'Đăng nhập bằng tài khoản của cơ quan.',
    steps: ['Mở trang Triển khai và chọn một văn bản.', 'Chọn nơi và ngày, rồi xem từng cấp, từng đơn vị.'],
    open: 'Mở trang Triển khai',
  },
  {
    title: 'Triển Khai',
    lead: 'Follows every resolution and directive from the centre through province and district to commune: who has received, planned and studied it, by which day.',
    begin: 'Start',
    signIn: 'Sign in as an office.',
    steps: [
      'Open the page Rollout and choose a document.',
      'Choose a place and a day, then look at every level and every unit.',
    ],
    open: 'Open the page Rollout',
  },
);
