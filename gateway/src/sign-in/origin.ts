const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Under which origin a browser that asks knows the gateway: the public address, else whatever this machine calls
 * itself; undefined: by a name that nobody vouches for.
 */
export function originFor(publicUrl: string | undefined, host: string | undefined): string | undefined {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  return host?.match(LOOPBACK) ? `http://${host}` : undefined;
}
