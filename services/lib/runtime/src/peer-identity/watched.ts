import type { experimental } from '@grpc/grpc-js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { isDeepStrictEqual } from 'node:util';

type Provider = experimental.CertificateProvider;

/** The names under which Kubernetes keeps a certificate in a secret. */
export const IDENTITY_FILES = { certificate: 'tls.crt', key: 'tls.key', authority: 'ca.crt' } as const;

const LOOK_AGAIN_MS = 10_000;

interface Read {
  readonly certificate: Buffer;
  readonly privateKey: Buffer;
  readonly caCertificate: Buffer;
}

const watched = new Map<string, Provider>();

/** One watcher per folder and process. Throws when the folder holds no certificate with its key. */
export function watchedIdentity(folder: string): Provider {
  const known = watched.get(folder);
  if (known) return known;
  const provider = watchIdentity(folder);
  watched.set(folder, provider);
  return provider;
}

/** New connections are made with what lies there now; what does not fit together is left until it does. */
export function watchIdentity(folder: string, lookAgainMs = LOOK_AGAIN_MS): Provider {
  let current = read(folder);
  const authority = listeners((listener: experimental.CaCertificateUpdateListener) => listener(current));
  const own = listeners((listener: experimental.IdentityCertificateUpdateListener) => listener(current));
  const look = () => {
    try {
      const found = read(folder);
      if (isDeepStrictEqual(found, current)) return;
      current = found;
    } catch {
      return;
    }
    authority.tell();
    own.tell();
  };
  setInterval(look, lookAgainMs).unref();
  return {
    addCaCertificateListener: authority.add,
    removeCaCertificateListener: authority.remove,
    addIdentityCertificateListener: own.add,
    removeIdentityCertificateListener: own.remove,
  };
}

function listeners<Listener>(tell: (listener: Listener) => void) {
  const all = new Set<Listener>();
  return {
    tell: () => all.forEach(tell),
    add(listener: Listener) {
      all.add(listener);
      // Who listens is not ready to hear before the call has come back.
      process.nextTick(tell, listener);
    },
    remove: (listener: Listener) => void all.delete(listener),
  };
}

function read(folder: string): Read {
  const file = (name: keyof typeof IDENTITY_FILES) => readFileSync(join(folder, IDENTITY_FILES[name]));
  const found = {
    certificate: file('certificate'),
    privateKey: file('key'),
    caCertificate: file('authority'),
  };
  createSecureContext({ cert: found.certificate, key: found.privateKey, ca: found.caCertificate });
  return found;
}
