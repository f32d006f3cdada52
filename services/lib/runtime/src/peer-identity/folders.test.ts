import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createAuthority, type Authority } from './certificate.ts';
import { issueIdentities, writeIdentity } from './issue.ts';
import { watchedIdentity, watchIdentity } from './watched.ts';

const EVERYONE = ['directives', 'gateway', 'operator', 'reviews', 'study', 'trace', 'units'];
const FILES = ['ca.crt', 'tls.crt', 'tls.key'];
const home = mkdtempSync(join(tmpdir(), 'trienkhai-folders-'));
afterAll(() => rmSync(home, { recursive: true }));
const read = (...path: readonly string[]) => readFileSync(join(home, ...path), 'utf8');

describe('a folder of identities', () => {
  test('has one for everyone who takes part, all of one authority, and nothing else lies beside it', () => {
    issueIdentities(join(home, 'deep', 'within', 'peers'));
    const folder = ['deep', 'within', 'peers'];
    expect(readdirSync(join(home, 'deep', 'within'))).toEqual(['peers']);
    expect(readdirSync(join(home, ...folder)).sort()).toEqual(EVERYONE);
    for (const name of EVERYONE) {
      expect(readdirSync(join(home, ...folder, name)).sort()).toEqual(FILES);
    }
    const authorities = new Set(EVERYONE.map((name) => read(...folder, name, 'ca.crt')));
    expect([...authorities].map((text) => new X509Certificate(text).subject)).toEqual([
      'CN=trienkhai services',
    ]);
    expect(new Set(EVERYONE.map((name) => read(...folder, name, 'tls.key'))).size).toBe(EVERYONE.length);
  });

  test('is left as it is while it is whole, and made anew where anything is missing', () => {
    const folder = join(home, 'mended');
    issueIdentities(folder);
    const before = read('mended', 'units', 'tls.crt');
    issueIdentities(folder);
    expect(read('mended', 'units', 'tls.crt')).toBe(before);
    rmSync(join(folder, 'trace', 'ca.crt'));
    issueIdentities(folder);
    expect(read('mended', 'units', 'tls.crt')).not.toBe(before);
    expect(existsSync(join(folder, 'trace', 'ca.crt'))).toBe(true);
  });

  test('lets nobody but its owner read a key', () => {
    const authority = createAuthority('test');
    writeIdentity(join(home, 'a', 'b'), authority.issue('units'), authority.certificate);
    const modes = FILES.map((file) => statSync(join(home, 'a', 'b', file)).mode & 0o777);
    expect(modes).toEqual([0o644, 0o644, 0o600]);
  });
});

describe('a folder that is watched', () => {
  let authority: Authority;
  beforeAll(() => {
    authority = createAuthority('test');
  });
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick'] }));
  afterEach(() => void jest.useRealTimers());

  function watch(name: string) {
    const folder = join(home, name);
    const own = authority.issue('units');
    writeIdentity(folder, own, authority.certificate);
    const provider = watchIdentity(folder, 5);
    const heard = { certificates: [] as string[], authorities: [] as string[] };
    const onOwn = (update: { readonly certificate: Buffer; readonly privateKey: Buffer } | null) =>
      void heard.certificates.push(String(update?.certificate) + String(update?.privateKey));
    const onAuthority = (update: { readonly caCertificate: Buffer } | null) =>
      void heard.authorities.push(String(update?.caCertificate));
    provider.addIdentityCertificateListener(onOwn);
    provider.addCaCertificateListener(onAuthority);
    return { folder, own, provider, heard, onOwn, onAuthority };
  }

  test('tells whoever listens what lies there, once the listener is ready', async () => {
    const { own, heard } = watch('first');
    expect(heard.certificates).toEqual([]);
    await new Promise(process.nextTick);
    jest.advanceTimersByTime(50);
    expect(heard).toEqual({
      certificates: [own.certificate + own.key],
      authorities: [authority.certificate],
    });
  });

  test('tells of another authority alone, and of another certificate', async () => {
    const { folder, own, heard } = watch('changed');
    await new Promise(process.nextTick);
    const other = createAuthority('another');
    writeIdentity(folder, own, other.certificate);
    jest.advanceTimersByTime(5);
    expect(heard.authorities).toEqual([authority.certificate, other.certificate]);
    const next = other.issue('units');
    writeIdentity(folder, next, other.certificate);
    jest.advanceTimersByTime(5);
    expect(heard.certificates.at(-1)).toBe(next.certificate + next.key);
    expect(heard.certificates).toHaveLength(3);
  });

  test('is left alone while what lies there does not fit together', async () => {
    const { folder, heard } = watch('half');
    await new Promise(process.nextTick);
    const next = authority.issue('units');
    writeFileSync(join(folder, 'tls.key'), next.key);
    jest.advanceTimersByTime(50);
    expect(heard.certificates).toHaveLength(1);
    writeFileSync(join(folder, 'tls.crt'), next.certificate);
    jest.advanceTimersByTime(5);
    expect(heard.certificates.at(-1)).toBe(next.certificate + next.key);
  });

  test('tells nobody who listens no longer', async () => {
    const { folder, provider, heard, onOwn, onAuthority } = watch('deaf');
    await new Promise(process.nextTick);
    provider.removeIdentityCertificateListener(onOwn);
    provider.removeCaCertificateListener(onAuthority);
    writeIdentity(folder, authority.issue('units'), createAuthority('another').certificate);
    jest.advanceTimersByTime(50);
    expect([heard.certificates.length, heard.authorities.length]).toEqual([1, 1]);
  });

  test('has one watcher in a process', () => {
    const [{ folder }, other] = [watch('one'), watch('other')];
    expect(watchedIdentity(folder)).toBe(watchedIdentity(folder));
    expect(watchedIdentity(other.folder)).not.toBe(watchedIdentity(folder));
  });

  test('is refused from the start where it holds nothing that fits together', () => {
    const { folder } = watch('never');
    writeFileSync(join(folder, 'tls.key'), createAuthority('x').key);
    expect(() => watchIdentity(folder)).toThrow(/key/);
  });
});
