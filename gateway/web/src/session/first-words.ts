/** What is said before the console is there: a part of the messages that stands by itself. */
export const FIRST_WORDS = {
  vi: {
    heading: 'Đăng nhập',
    about:
      'Tài khoản là của cơ quan, không ghi tên người. Đăng nhập ở máy chủ đăng nhập rồi trở lại đúng trang này.',
    submit: 'Đăng nhập',
  },
  en: {
    heading: 'Sign in',
    about:
      'Accounts are offices; no person is named. You sign in at the sign-in server and come back to this very page.',
    submit: 'Sign in',
  },
};

/** Signs in and leads back to the page; `account`: whose sign-in ran out there. */
export function signInAddress(path: string, search: string, account?: string): string {
  const query = search.replace(/^\?/, '');
  const to = query === '' ? path : `${path}?${query}`;
  return `/auth/sign-in?${new URLSearchParams({ to, ...(account === undefined ? {} : { account }) })}`;
}
