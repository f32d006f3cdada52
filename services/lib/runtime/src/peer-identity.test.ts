import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ServerCredentials } from '@grpc/grpc-js';
import { DomainError } from '@trienkhai/kernel/domain-error';
import { RelayServiceService } from '@trienkhai/proto/trienkhai/runtime/v1/relay';
import {
  GrantFirstAdministratorRequest,
  UnitsServiceService,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import { testIdentity, testPeer } from '@trienkhai/testkit/peers';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion } from 'node:tls';
import { loadServiceConfig } from './config.ts';
import { askHealth, connectGrpc } from './grpc-client.ts';
import { startGrpcServer, type GrpcServerHandle } from './grpc-server.ts';
import { peerOf, serverCredentials, type Peer } from './peer-identity.ts';
import { createAuthority } from './peer-identity/certificate.ts';
import { issueIdentities, writeIdentity } from './peer-identity/issue.ts';
import { watchIdentity } from './peer-identity/watched.ts';
import { relayService } from './writing-service/relay-service.ts';

const home = mkdtempSync(join(tmpdir(), 'trienkhai-peers-'));
let server: GrpcServerHandle;
let answered = 0;

beforeAll(async () => {
  issueIdentities(join(home, 'elsewhere'));
  const grantFirstAdministrator = async () => {
    answered += 1;
    return { receipt: undefined };
  };
  server = await startGrpcServer({
    ...{ host: '127.0.0.1', port: 0, identity: testIdentity('units') },
    services: [
      { definition: UnitsServiceService, handlers: { grantFirstAdministrator } },
      relayService({ backlog: () => Promise.resolve({ unpublished: 0, blockedStreams: [] }) }),
    ],
    verifyToken: async (token) => ({ actor: 'admin@centre', token }),
    logger: { error: () => undefined, warn: () => undefined },
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(home, { recursive: true });
});

/** `answered`, or the code of the refusal. */
async function call(peer: Peer): Promise<string> {
  const client = connectGrpc(UnitsServiceService, peer);
  const before = answered;
  try {
    await client.grantFirstAdministrator(GrantFirstAdministratorRequest.fromPartial({}), { token: 'good' });
    return 'answered';
  } catch (error) {
    expect(answered).toBe(before);
    return error instanceof DomainError ? error.code : String(error);
  } finally {
    client.close();
  }
}

async function backlogFor(name: 'gateway' | 'trace'): Promise<string> {
  const identity = testIdentity(name);
  const client = connectGrpc(RelayServiceService, { name: 'units', address: server.address, identity });
  const asked = client.getBacklog({ recordedUntil: undefined }, { token: 'good' });
  const outcome = await asked.then(
    () => 'answered',
    (error: DomainError) => error.code,
  );
  client.close();
  return outcome;
}

/** Whether the server and a peer that knows nothing else come to terms. */
function isSpoken(ciphers: string, version: SecureVersion): Promise<boolean> {
  const folder = testIdentity('gateway');
  const [key, cert, ca] = ['tls.key', 'tls.crt', 'ca.crt'].map((file) => readFileSync(join(folder, file)));
  const port = Number(server.address.split(':').at(-1));
  const only = { ciphers, minVersion: version, maxVersion: version };
  const socket = connect({ port, key, cert, ca, servername: 'units', ALPNProtocols: ['h2'], ...only });
  return new Promise<boolean>((resolve) => {
    socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}

describe('a service', () => {
  test('answers the gateway, which proves its name', async () => {
    expect(await call(testPeer('units', server.address))).toBe('answered');
  });

  test('does not hear whoever shows no certificate, whatever the token', async () => {
    expect(await call({ ...testPeer('units', server.address), identity: undefined })).toBe('UNAVAILABLE');
  });

  test('does not hear whoever trusts it and shows no certificate', async () => {
    const [host, port] = server.address.split(':');
    const ca = readFileSync(join(testIdentity('gateway'), 'ca.crt'));
    const socket = connect({ host, port: Number(port), ca, servername: 'units', ALPNProtocols: ['h2'] });
    const heard = new Promise<string>((resolve) => {
      socket.once('data', () => resolve('heard'));
      for (const refused of ['error', 'close']) socket.once(refused, () => resolve('refused'));
    });
    expect(await heard).toBe('refused');
    socket.destroy();
  });

  test('does not hear a gateway of another authority', async () => {
    const identity = join(home, 'elsewhere', 'gateway');
    expect(await call({ ...testPeer('units', server.address), identity })).toBe('UNAVAILABLE');
    expect(await askHealth({ ...testPeer('units', server.address), identity }, 1_000)).toBe(false);
  });

  test('does nothing for another service that has no business with it', async () => {
    const identity = testIdentity('study');
    expect(await call({ ...testPeer('units', server.address), identity })).toBe('FORBIDDEN');
  });

  test('tells what waits for its topic to trace, not to the gateway', async () => {
    expect(await Promise.all([backlogFor('trace'), backlogFor('gateway')])).toEqual([
      'answered',
      'FORBIDDEN',
    ]);
  });

  test.each([
    ['ECDHE-ECDSA-AES256-SHA384', 'TLSv1.2', false],
    ['ECDHE-ECDSA-AES128-SHA', 'TLSv1.2', false],
    ['ECDHE-ECDSA-AES256-GCM-SHA384', 'TLSv1.2', true],
    ['TLS_AES_256_GCM_SHA384', 'TLSv1.3', true],
    ['ECDHE-ECDSA-AES256-SHA', 'TLSv1.1', false],
  ] as const)('speaks %s of %s: %p', async (ciphers, version, speaks) => {
    expect(await isSpoken(ciphers, version)).toBe(speaks);
  });

  test('is not taken for another one at whose address it listens', async () => {
    expect(await call(testPeer('trace', server.address))).toBe('UNAVAILABLE');
  });
});

test('a peer is known by the name that its certificate must bear, where it is reached and what we show', () => {
  const { peers } = loadServiceConfig('gateway', {}, 0);
  const grpc = { host: '127.0.0.1', port: 0, identity: '/identity' };
  const address = '10.0.0.1:1';
  expect(peerOf({ peers: { ...peers, trace: address }, grpc }, 'trace')).toEqual({
    ...{ name: 'trace', address, identity: '/identity' },
  });
});

test('without an identity neither side proves anything', () => {
  expect(serverCredentials(undefined)).toEqual(ServerCredentials.createInsecure());
});

describe('an identity', () => {
  test('is the same for all who ask for the folder', () => {
    const folder = join(home, 'shared');
    issueIdentities(folder);
    const before = new X509Certificate(readFileSync(join(folder, 'trace', 'tls.crt')));
    issueIdentities(folder);
    expect(new X509Certificate(readFileSync(join(folder, 'trace', 'tls.crt'))).fingerprint256).toBe(
      before.fingerprint256,
    );
    expect(before.subjectAltName).toBe('DNS:trace');
  });

  test('that is renewed in its folder is used from then on', async () => {
    const folder = join(home, 'renewed');
    const authority = createAuthority('test');
    writeIdentity(folder, authority.issue('units'), authority.certificate);
    const watched = watchIdentity(folder, 5);
    const next = authority.issue('units');
    const told = new Promise<string>((resolve) => {
      watched.addIdentityCertificateListener((update) => {
        const certificate = String(update?.certificate);
        if (certificate === next.certificate) resolve(String(update?.privateKey));
      });
    });
    writeIdentity(folder, next, authority.certificate);
    expect(await told).toBe(next.key);
  });
});
