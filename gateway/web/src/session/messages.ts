import { bilingual } from '../i18n/bilingual.ts';

export const messages = bilingual(
  {
    heading: 'Đăng nhập',
    about: 'Tài khoản là của cơ quan, không ghi tên người. Chọn một cơ quan để xem dữ liệu của cơ quan đó.',
    ranOut: (account: string) =>
      `Phiên đăng nhập của ${account} đã hết. Những gì đã gõ vẫn được giữ trên máy này; đăng nhập lại để viết tiếp.`,
    account: 'Tài khoản',
    hint: 'Viết vai-trò@cấp:mã, ví dụ viewer@province:87 hoặc admin@centre.',
    submit: 'Đăng nhập',
    examples: 'Tài khoản mẫu',
    signedInAs: 'Đang dùng tài khoản',
    signOut: 'Đăng xuất',
    away: 'Chưa có kết nối nên chưa đăng nhập được.',
    goOn: (account: string) => `Làm việc tiếp bằng ${account}, gửi sau`,
    faults: {
      NO_ACCOUNT: 'Không đọc được tài khoản này. Viết vai-trò@cấp:mã, ví dụ viewer@province:87.',
      NO_ISSUER: 'Không gặp được nơi cấp mã truy cập (/oidc). Kiểm tra máy chủ đang chạy rồi thử lại.',
      REFUSED: 'Nơi cấp mã truy cập không nhận tài khoản này. Kiểm tra lại cấp và mã đơn vị.',
    },
  },
  {
    heading: 'Sign in',
    about: 'Accounts are offices; no person is named. Choose an office to see what it sees.',
    ranOut: (account) =>
      `The sign-in of ${account} has run out. What was typed is kept on this machine; sign in again to go on.`,
    account: 'Account',
    hint: 'Write role@level:code, for example viewer@province:87 or admin@centre.',
    submit: 'Sign in',
    examples: 'Sample accounts',
    signedInAs: 'Signed in as',
    signOut: 'Sign out',
    away: 'There is no connection, so nobody can sign in yet.',
    goOn: (account) => `Go on as ${account} and send later`,
    faults: {
      NO_ACCOUNT: 'This is no account. Write role@level:code, for example viewer@province:87.',
      NO_ISSUER: 'The issuer of tokens (/oidc) does not answer. Check that the server runs and try again.',
      REFUSED: 'The issuer of tokens does not take this account. Check the level and the code of the unit.',
    },
  },
);
