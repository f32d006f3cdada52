interface SignInState {
  /** What was typed when it was no account. */
  readonly typed?: string;
  readonly expired?: boolean;
}

const EXAMPLES = [
  ['viewer@province:87', 'xem', 'reads'],
  ['recorder@district:872', 'ghi cho huyện và xã', 'records for the district and its communes'],
  ['admin@centre', 'quản trị toàn quốc', 'administers the whole country'],
] as const;

/** The form that stands in for the real sign-in; Vietnamese first. */
export function signInPage({ typed, expired }: SignInState): string {
  const body = expired ? EXPIRED : form(typed);
  const title = typed === undefined ? 'Đăng nhập' : 'Lỗi: Đăng nhập';
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Triển Khai</title><style>${CSS}</style></head><body><main>${body}</main></body></html>`;
}

const EXPIRED = `<h1>Phiên đăng nhập đã hết hạn</h1>
<p>Quay lại trang trước và đăng nhập lại.</p>
<p lang="en">This sign-in has expired. Go back and sign in again.</p>`;

function form(typed: string | undefined): string {
  const wrong = typed !== undefined;
  const error = `<p id="error" role="alert"><strong>Lỗi:</strong> tài khoản phải viết theo dạng vai-trò@cấp:mã.
<span lang="en">Write the account as role@level:code.</span></p>`;
  const examples = EXAMPLES.map(
    ([account, vi, en]) => `<li><code>${account}</code> ${vi} · <span lang="en">${en}</span></li>`,
  );
  return `<h1>Đăng nhập <span lang="en">Sign in</span></h1>
<p>Máy chủ đăng nhập dành cho phát triển: không có mật khẩu, không dùng cho dữ liệu thật.
<span lang="en">Development only: no password, never for real data.</span></p>
${wrong ? error : ''}
<form method="post"><label for="account">Tài khoản cơ quan <span lang="en">Office account</span></label>
<input id="account" name="account" required autocomplete="username" spellcheck="false" value="${escape(typed ?? '')}"
${wrong ? 'aria-invalid="true" aria-describedby="error"' : ''}>
<button>Đăng nhập <span lang="en">Sign in</span></button></form>
<ul>${examples.join('')}</ul>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const CSS = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:0;padding:2rem 1rem;
background:light-dark(#f6f4ef,#17181b);color:light-dark(#1d1f23,#ececec)}main{max-width:34rem;margin:auto}
[lang=en]{color:light-dark(#5a5f69,#b3b7bf);font-size:.9em}label,input,button{display:block;width:100%;
box-sizing:border-box;font:inherit}label{font-weight:600}input,button{padding:.6rem .8rem;margin:.4rem 0 1rem;
border:2px solid light-dark(#5a5f69,#9aa0aa);border-radius:.4rem;background:light-dark(#fff,#22242a);color:inherit}
button{background:#a3161b;border-color:#a3161b;color:#fff;font-weight:600;cursor:pointer}button [lang=en]{color:#fff}
:focus-visible{outline:3px solid #f5b700;outline-offset:2px}#error{border-left:4px solid #a3161b;padding-left:.8rem}`;
