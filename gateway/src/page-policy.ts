import { createHash } from 'node:crypto';

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
