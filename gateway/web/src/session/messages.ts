import { bilingual } from '../i18n/bilingual.ts';
import { FIRST_WORDS } from './first-words.ts';

export const messages = bilingual(
  {
    ...FIRST_WORDS.vi,
    ranOut: (account: string) =>
      `Phiên đăng nhập của ${account} đã hết. Những gì đã gõ vẫn được giữ trên máy này; đăng nhập lại để viết tiếp.`,
    another: 'Dùng tài khoản khác',
    signedInAs: 'Đang dùng tài khoản',
    whereSignedIn: (account: string) => `${account}: xem đang đăng nhập ở đâu`,
    signOut: 'Đăng xuất',
    away: 'Chưa có kết nối nên chưa đăng nhập được.',
    goOn: (account: string) => `Làm việc tiếp bằng ${account}, gửi sau`,
  },
  {
    ...FIRST_WORDS.en,
    ranOut: (account) =>
      `The sign-in of ${account} has run out. What was typed is kept on this machine; sign in again to go on.`,
    another: 'Use another account',
    signedInAs: 'Signed in as',
    whereSignedIn: (account) => `${account}: see where it is signed in`,
    signOut: 'Sign out',
    away: 'There is no connection, so nobody can sign in yet.',
    goOn: (account) => `Go on as ${account} and send later`,
  },
);
