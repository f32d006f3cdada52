import { bilingual } from '../i18n/bilingual.ts';

export const messages = bilingual(
  {
    heading: 'Đăng nhập',
    about:
      'Tài khoản là của cơ quan, không ghi tên người. Đăng nhập ở máy chủ đăng nhập rồi trở lại đúng trang này.',
    ranOut: (account: string) =>
      `Phiên đăng nhập của ${account} đã hết. Những gì đã gõ vẫn được giữ trên máy này; đăng nhập lại để viết tiếp.`,
    submit: 'Đăng nhập',
    another: 'Dùng tài khoản khác',
    signedInAs: 'Đang dùng tài khoản',
    whereSignedIn: (account: string) => `${account}: xem đang đăng nhập ở đâu`,
    signOut: 'Đăng xuất',
    away: 'Chưa có kết nối nên chưa đăng nhập được.',
    goOn: (account: string) => `Làm việc tiếp bằng ${account}, gửi sau`,
  },
  {
    heading: 'Sign in',
    about:
      'Accounts are offices; no person is named. You sign in at the sign-in server and come back to this very page.',
    ranOut: (account) =>
      `The sign-in of ${account} has run out. What was typed is kept on this machine; sign in again to go on.`,
    submit: 'Sign in',
    another: 'Use another account',
    signedInAs: 'Signed in as',
    whereSignedIn: (account) => `${account}: see where it is signed in`,
    signOut: 'Sign out',
    away: 'There is no connection, so nobody can sign in yet.',
    goOn: (account) => `Go on as ${account} and send later`,
  },
);
