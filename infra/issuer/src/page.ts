import { createHash, randomBytes } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;margin:0;padding:2rem 1rem;
background:light-dark(#f6f4ef,#17181b);color:light-dark(#1d1f23,#ececec)}main{max-width:34rem;margin:auto}
[lang=en]{color:light-dark(#5a5f69,#b3b7bf);font-size:.9em}label,input,button{display:block;width:100%;
box-sizing:border-box;font:inherit}label{font-weight:600}input,button{padding:.6rem .8rem;margin:.4rem 0 1rem;
border:2px solid light-dark(#5a5f69,#9aa0aa);border-radius:.4rem;background:light-dark(#fff,#22242a);color:inherit}
button{cursor:pointer}button.go{background:#a3161b;border-color:#a3161b;color:#fff;font-weight:600}
button.go [lang=en]{color:#fff}ul{list-style:none;padding:0}li button{text-align:left;margin:.3rem 0}
:focus-visible{outline:3px solid #f5b700;outline-offset:2px}#error{border-left:4px solid #a3161b;padding-left:.8rem}`;

const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

export interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface PageParts {
  readonly title: string;
  readonly main: string;
  /** Where a form of the page may lead in the end, beside this origin. */
  readonly leadsTo?: string | undefined;
  /** A script that runs at once. */
  readonly script?: string;
}

/** A page of the development issuer with its policy: nothing of another host, no script but its own. */
export function page({ title, main, leadsTo, script }: PageParts): Page {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    ...(script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
    'img-src data:',
    "base-uri 'none'",
    `form-action 'self'${leadsTo === undefined ? '' : ` ${leadsTo}`}`,
    "frame-ancestors 'none'",
  ];
  const scripts = script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`;
  return {
    html: `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Triển Khai</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main>${main}</main>${scripts}</body></html>`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
    },
  };
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
