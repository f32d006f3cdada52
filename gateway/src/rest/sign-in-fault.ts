import type { Response } from 'express';
import { plainPagePolicy } from '../page-policy.ts';

export type SignInFault = keyof typeof FAULTS;

/** What keeps somebody from being signed in, said on a page of its own: there is no console around it yet. */
export function sendSignInFault(response: Response, fault: SignInFault): void {
  const { status, vi, en } = FAULTS[fault];
  response.status(status).set('Content-Security-Policy', POLICY).type('html').send(page(vi, en));
}

const FAULTS = {
  expired: {
    status: 400,
    vi: 'Lần đăng nhập này đã quá hạn hoặc bắt đầu ở trình duyệt khác. Hãy đăng nhập lại.',
    en: 'This sign-in has expired or began in another browser. Sign in again.',
  },
  refused: {
    status: 403,
    vi: 'Máy chủ đăng nhập không cho vào. Hãy đăng nhập lại; nếu vẫn không được, báo cho bộ phận vận hành.',
    en: 'The sign-in server did not let you in. Sign in again; if that fails too, tell the operators.',
  },
  unavailable: {
    status: 503,
    vi: 'Chưa gặp được máy chủ đăng nhập. Những gì đã gõ vẫn được giữ trên máy này; hãy thử lại sau ít phút.',
    en: 'The sign-in server does not answer yet. What was typed is kept on this machine; try again in a few minutes.',
  },
  address: {
    status: 421,
    vi: 'Không đăng nhập được qua địa chỉ này. Hãy mở địa chỉ công bố của hệ thống (PUBLIC_URL).',
    en: 'Nobody can sign in through this address. Open the public address of the system (PUBLIC_URL).',
  },
} as const;

const STYLE = `:root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0;padding:2rem 1rem;
background:light-dark(#faf8f3,#16171a);color:light-dark(#1b1d21,#eeeeea)}main{max-width:34rem;margin:auto}
p[lang=en],h1 [lang=en]{color:light-dark(#565b66,#b4b8c0)}a{color:light-dark(#a3161b,#ff8a80);text-underline-offset:.2em}
a.go{display:inline-block;padding:.6rem 1.2rem;border-radius:.4rem;background:#a3161b;color:#fff;text-decoration:none;font-weight:600}
:focus-visible{outline:3px solid #f0b400;outline-offset:3px}`;

const POLICY = plainPagePolicy(STYLE);

function page(vi: string, en: string): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chưa đăng nhập được · Triển Khai</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><h1>Chưa đăng nhập được <span lang="en">Not signed in</span></h1>
<p role="alert">${vi}</p><p lang="en">${en}</p>
<p><a class="go" href="/auth/sign-in">Đăng nhập lại · <span lang="en">Sign in again</span></a></p>
<p><a href="/">Trang đầu · <span lang="en">First page</span></a></p></main></body></html>`;
}
