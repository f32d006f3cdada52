import { bilingual } from '../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    title: 'Các lần đăng nhập',
    about:
      'Những trình duyệt đang dùng tài khoản này. Thấy nơi lạ thì kết thúc lần đăng nhập đó, rồi báo cho người quản trị máy chủ đăng nhập.',
    caption: 'Mới nhất trước',
    browser: 'Trình duyệt',
    unknown: 'không rõ',
    began: 'Đăng nhập lúc',
    asked: 'Dùng gần nhất',
    end: 'Kết thúc',
    endOf: (browser: string, at: string) => `Kết thúc lần đăng nhập của ${browser} lúc ${at}`,
    thisOne: 'Trình duyệt này',
    endAll: 'Kết thúc mọi lần khác',
    ended: (count: string) => `Đã kết thúc ${count} lần đăng nhập.`,
    proveTitle: 'Đăng nhập lại trước đã',
    proveLead:
      'Chỉ người vừa đăng nhập lại mới kết thúc được lần đăng nhập ở nơi khác. Sau khi đăng nhập lại, trang này mở ra và trong mười phút có thể kết thúc.',
    prove: 'Đăng nhập lại',
  },
  {
    title: 'Sign-ins',
    about:
      'The browsers that use this account now. End one that you do not know, then tell whoever runs the sign-in server.',
    caption: 'Newest first',
    browser: 'Browser',
    unknown: 'unknown',
    began: 'Signed in at',
    asked: 'Last used',
    end: 'End',
    endOf: (browser, at) => `End the sign-in of ${browser} at ${at}`,
    thisOne: 'This browser',
    endAll: 'End all others',
    ended: (count) => (count === '1' ? '1 sign-in has ended.' : `${count} sign-ins have ended.`),
    proveTitle: 'Sign in anew first',
    proveLead:
      'Only whoever has just signed in anew ends a sign-in elsewhere. You then come back to this page and have ten minutes to end them.',
    prove: 'Sign in anew',
  },
);
