import { escape, page, type Page } from './page.ts';

interface SignInState {
  /** What the form begins with: what was asked for, or what was typed when it was no account. */
  readonly typed?: string | undefined;
  readonly wrong?: boolean;
  /** Origin to which the sign-in leads back. */
  readonly leadsTo?: string | undefined;
}

const EXAMPLES = [
  ['viewer@centre', 'xem cả nước', 'reads the whole country'],
  ['viewer@province:87', 'xem', 'reads'],
  ['recorder@district:872', 'ghi cho huyện và xã', 'records for the district and its communes'],
  ['admin@centre', 'quản trị toàn quốc', 'administers the whole country'],
] as const;

/** The form that stands in for the real sign-in; Vietnamese first. */
export function signInPage({ typed = '', wrong = false, leadsTo }: SignInState): Page {
  const error = `<p id="error" role="alert"><strong>Lỗi:</strong> tài khoản phải viết theo dạng vai-trò@cấp:mã.
<span lang="en">Write the account as role@level:code.</span></p>`;
  const examples = EXAMPLES.map(
    ([account, vi, en]) =>
      `<li><button name="account" value="${account}"><strong>${account}</strong> ${vi} · <span lang="en">${en}</span></button></li>`,
  );
  return page({
    title: wrong ? 'Lỗi: Đăng nhập' : 'Đăng nhập',
    leadsTo,
    main: `<h1>Đăng nhập <span lang="en">Sign in</span></h1>
<p>Máy chủ đăng nhập dành cho phát triển: không có mật khẩu, không dùng cho dữ liệu thật.
<span lang="en">Development only: no password, never for real data.</span></p>
${wrong ? error : ''}
<form method="post"><label for="account">Tài khoản cơ quan <span lang="en">Office account</span></label>
<input id="account" name="account" required autofocus autocomplete="username" spellcheck="false" value="${escape(typed)}"
${wrong ? 'aria-invalid="true" aria-describedby="error"' : ''}>
<button class="go">Đăng nhập <span lang="en">Sign in</span></button></form>
<h2>Tài khoản mẫu <span lang="en">Sample accounts</span></h2>
<form method="post"><ul>${examples.join('')}</ul></form>`,
  });
}

/** The attempt to sign in is over, or is another browser's. */
export function expiredPage(): Page {
  return page({
    title: 'Phiên đăng nhập đã hết hạn',
    main: `<h1>Phiên đăng nhập đã hết hạn</h1>
<p>Quay lại trang trước và đăng nhập lại.</p>
<p lang="en">This sign-in has expired. Go back and sign in again.</p>`,
  });
}
