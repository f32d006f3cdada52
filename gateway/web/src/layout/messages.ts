import { bilingual } from '../i18n/bilingual.ts';

export const messages = bilingual(
  {
    skip: 'Đến nội dung chính',
    menu: 'Các trang',
    home: 'Trang đầu',
    rollout: 'Triển khai',
    tools: 'Cho lập trình viên',
    language: 'Ngôn ngữ',
    lost: 'Mất kết nối. Đang nối lại…',
    live: 'Đang cập nhật trực tiếp',
    missing: 'Không có trang này',
    missingLead: 'Địa chỉ không dẫn đến trang nào. Chọn một trang ở trên.',
    motto: 'Theo dõi nghị quyết, chỉ thị từ Trung ương đến xã',
  },
  {
    skip: 'Skip to content',
    menu: 'Pages',
    home: 'Home',
    rollout: 'Rollout',
    tools: 'For developers',
    language: 'Language',
    lost: 'Connection lost. Connecting again…',
    live: 'Updated live',
    missing: 'There is no such page',
    missingLead: 'The address leads to no page. Choose one above.',
    motto: 'Follows resolutions and directives from the centre to the commune',
  },
);
