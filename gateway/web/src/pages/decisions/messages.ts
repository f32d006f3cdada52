import { bilingual } from '../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    sending: 'Đang gửi…',
    waits: (what: string) => `${what}: đang chờ gửi, chưa được ghi nhận.`,
    refused: (what: string) => `${what}: bị từ chối, chưa được ghi nhận.`,
    see: 'Xem việc chờ gửi',
  },
  {
    sending: 'Sending…',
    waits: (what) => `${what}: waits to be sent and is not recorded yet.`,
    refused: (what) => `${what}: was refused and is not recorded.`,
    see: 'See what waits to be sent',
  },
);
