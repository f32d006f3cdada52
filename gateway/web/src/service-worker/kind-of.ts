/** Addresses of the origin that are not the console: they answer for themselves or not at all. */
const OTHERS =
  /^\/(graphql|v1|oidc|auth|docs|start|healthz|readyz|openapi\.json|asyncapi\.yaml|service-worker\.js)(\/|$)/;

/**
 * What a request asks for. `file`: one that never changes under its name · `page`: a page of the console ·
 * `other`: none of the service worker's business, and never kept: questions, commands, files, sign-in.
 */
export function kindOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  own: string,
): 'file' | 'page' | 'other' {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== own) return 'other';
  if (/^\/(assets\/|favicon\.svg$)/.test(pathname)) return 'file';
  return mode === 'navigate' && !OTHERS.test(pathname) ? 'page' : 'other';
}
