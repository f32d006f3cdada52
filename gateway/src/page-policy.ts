import { createHash, randomBytes } from 'node:crypto';
import { STYLES_BY_SCRIPT } from './styles-by-script.ts';

/** Names a style that stands in its page, for the page's policy. */
export function styleSource(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}

/** Policy of a page without scripts whose one style stands in it. */
export function plainPagePolicy(style: string): string {
  return [
    "default-src 'none'",
    `style-src ${styleSource(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The page of a viewer that comes as a bundle of script. `html` is what it says for a nonce, with which its own
 * elements and those that its script makes are marked; `opens` is what it needs beside them.
 */
export function viewerPage(html: (head: string, nonce: string) => string, opens: readonly string[]) {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'worker-src blob:',
    ...opens,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    html: html(`<script nonce="${nonce}">${STYLES_BY_SCRIPT}</script>`, nonce),
    policy: policy.join('; '),
  };
}
