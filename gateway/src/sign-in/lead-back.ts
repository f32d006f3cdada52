/** Doors of the gateway that are no pages of the console. */
const OTHER_DOORS = /^\/(auth|oidc|graphql|v1)(\/|$)/;

/** The page of the console to lead back to: never anything outside of this origin, whatever is asked for. */
export function pageToLeadBackTo(asked: unknown, origin: string): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || !URL.canParse(asked, origin)) return '/';
  const { origin: there, pathname, search, hash } = new URL(asked, origin);
  // A path that begins with two slashes is another host to whoever reads it next.
  return there === origin && !pathname.startsWith('//') && !OTHER_DOORS.test(pathname)
    ? pathname + search + hash
    : '/';
}
