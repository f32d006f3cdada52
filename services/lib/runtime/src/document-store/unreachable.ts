const CERTIFICATE = /certificate|altnames/i;
const CLOSED = /closed|ECONNRESET|socket/i;

/** Adds to an error of the driver where the store was looked for, without the account, and what TLS has to do with it. */
export function tellWhere(error: unknown, uri: string): unknown {
  if (!(error instanceof Error)) return error;
  const [, address = 'an address that does not read'] = /^[a-z+]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri) ?? [];
  error.message = `no connection to the store at ${address}: ${error.message}${hint(error.message, uri)}`;
  return error;
}

function hint(message: string, uri: string): string {
  if (CERTIFICATE.test(message)) return '; its certificate must be of the authority that tlsCAFile names';
  const isPlain = !/[?&](tls|ssl)=true/.test(uri);
  return isPlain && CLOSED.test(message)
    ? '; where it hears TLS alone, the address says tls=true&tlsCAFile=<file>'
    : '';
}
