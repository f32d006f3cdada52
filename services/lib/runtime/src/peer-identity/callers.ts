import type { ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';
import { refuse } from '@trienkhai/kernel/domain-error';

type Call = ServerUnaryCall<unknown, unknown> | ServerWritableStream<unknown, unknown>;

/** Whoever works on the system itself: loader, command line. */
const OPERATOR = 'operator';
const CALLERS: readonly string[] = ['gateway', OPERATOR];
const CALLERS_OF_RELAYS: readonly string[] = ['trace', OPERATOR];
const RELAYS = '/trienkhai.runtime.v1.RelayService/';

/** Throws FORBIDDEN unless the certificate of the caller bears a name that may call this method. */
export function admitCaller(call: Call, method: string): void {
  const allowed = method.startsWith(RELAYS) ? CALLERS_OF_RELAYS : CALLERS;
  const names = namesOf(call.getAuthContext()?.sslPeerCertificate?.subjectaltname);
  if (names.some((name) => allowed.includes(name))) return;
  throw refuse(
    'FORBIDDEN',
    `Dịch vụ gọi đến (${names.join(', ')}) không được dùng phương thức này.`,
    `The calling service (${names.join(', ')}) may not use this method.`,
    { facts: { caller: names.join(', '), method } },
  );
}

/**
 * The DNS names in the text form of a certificate's alternative names: `DNS:gateway, IP Address:…`. A name
 * with other signs in it stands in quotes there, and whatever it contains is no name.
 */
function namesOf(alternativeNames = ''): readonly string[] {
  const plain = alternativeNames.replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return [...plain.matchAll(/(?:^|, )DNS:([\w.-]+)/g)].map(([, name]) => name!);
}
