import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  Certificate,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
  KeyUsage,
  KeyUsageFlags,
  SubjectKeyIdentifier,
  Version,
} from '@peculiar/asn1-x509';
import { createAuthority, type Authority, type Certified } from './certificate.ts';

const HOUR_MS = 3_600_000;
let authority: Authority;
let issued: Certified;
let ofAuthority: X509Certificate;
let ofUnits: X509Certificate;

beforeAll(() => {
  authority = createAuthority('test services');
  issued = authority.issue('units', ['units.local', '10.0.0.7']);
  ofAuthority = new X509Certificate(authority.certificate);
  ofUnits = new X509Certificate(issued.certificate);
});

const parsed = (certificate: X509Certificate) =>
  AsnConvert.parse(certificate.raw, Certificate).tbsCertificate;

function extensionsOf(certificate: X509Certificate) {
  const extensions = parsed(certificate).extensions ?? [];
  const valueOf = (id: string) => extensions.find(({ extnID }) => extnID === id)!.extnValue.buffer;
  return {
    critical: extensions.map(({ extnID, critical }) => [extnID, critical]),
    usage: AsnConvert.parse(valueOf(id_ce_keyUsage), KeyUsage).toNumber(),
    own: AsnConvert.parse(valueOf(id_ce_subjectKeyIdentifier), SubjectKeyIdentifier),
    issuers: AsnConvert.parse(valueOf(id_ce_authorityKeyIdentifier), AuthorityKeyIdentifier),
  };
}

function keyName(key: KeyObject): string {
  const bytes = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(bytes).digest('hex').slice(0, 40);
}

describe('an authority', () => {
  test('vouches for itself, signs certificates and does nothing else', () => {
    expect(ofAuthority.ca).toBe(true);
    expect([ofAuthority.subject, ofAuthority.issuer]).toEqual(['CN=test services', 'CN=test services']);
    expect(ofAuthority.verify(ofAuthority.publicKey)).toBe(true);
    expect(extensionsOf(ofAuthority)).toMatchObject({
      usage: KeyUsageFlags.keyCertSign,
      critical: [
        [id_ce_subjectKeyIdentifier, false],
        [id_ce_authorityKeyIdentifier, false],
        [id_ce_basicConstraints, true],
        [id_ce_keyUsage, true],
      ],
    });
  });

  test('has a key of its own', () => {
    expect(ofAuthority.checkPrivateKey(createPrivateKey(authority.key))).toBe(true);
    const other = new X509Certificate(createAuthority('test services').certificate);
    expect(other.publicKey.equals(ofAuthority.publicKey)).toBe(false);
    expect(ofUnits.verify(other.publicKey)).toBe(false);
  });
});

describe('what it issues', () => {
  test('bears the names of a server and client, and is no authority', () => {
    expect(ofUnits.ca).toBe(false);
    expect([ofUnits.subject, ofUnits.issuer]).toEqual(['CN=units', 'CN=test services']);
    expect(ofUnits.subjectAltName).toBe('DNS:units, DNS:units.local, IP Address:10.0.0.7');
    expect(ofUnits.keyUsage).toEqual([id_kp_serverAuth, id_kp_clientAuth]);
    expect(extensionsOf(ofUnits)).toMatchObject({
      usage: KeyUsageFlags.digitalSignature,
      critical: [
        [id_ce_subjectKeyIdentifier, false],
        [id_ce_authorityKeyIdentifier, false],
        [id_ce_keyUsage, true],
        [id_ce_extKeyUsage, false],
        [id_ce_subjectAltName, false],
      ],
    });
  });

  test('bears no name but its own where no host is named', () => {
    expect(new X509Certificate(authority.issue('trace').certificate).subjectAltName).toBe('DNS:trace');
  });

  test('is signed by it, for a key of its own', () => {
    expect(ofUnits.verify(ofAuthority.publicKey)).toBe(true);
    expect(ofUnits.checkIssued(ofAuthority)).toBe(true);
    expect(ofUnits.checkPrivateKey(createPrivateKey(issued.key))).toBe(true);
    expect(ofUnits.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  test('names both keys', () => {
    const { own, issuers } = extensionsOf(ofUnits);
    expect(Buffer.from(own.buffer).toString('hex')).toBe(keyName(ofUnits.publicKey));
    expect(Buffer.from(issuers.keyIdentifier!.buffer).toString('hex')).toBe(keyName(ofAuthority.publicKey));
  });

  test('holds for ten years, from an hour ago for those whose clock is late', () => {
    const [from, to] = [ofUnits.validFromDate, ofUnits.validToDate];
    expect(Date.now() - from.getTime()).toBeGreaterThanOrEqual(HOUR_MS);
    expect(Date.now() - from.getTime()).toBeLessThan(2 * HOUR_MS);
    const end = new Date(from);
    end.setUTCFullYear(from.getUTCFullYear() + 10);
    expect(to).toEqual(end);
  });

  test('has a positive number of 16 bytes that no other one has', () => {
    const numbers = Array.from(
      { length: 8 },
      () => new X509Certificate(authority.issue('x').certificate),
    ).map(({ serialNumber }) => serialNumber);
    for (const number of numbers) expect(number).toMatch(/^[4-7][\dA-F]{31}$/);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(parsed(ofUnits).version).toBe(Version.v3);
  });

  test('is written in lines of 64 characters', () => {
    const lines = issued.certificate.split('\n');
    expect([lines[0], ...lines.slice(-2)]).toEqual([
      ...['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----', ''],
    ]);
    const body = lines.slice(1, -2);
    expect(new Set(body.slice(0, -1).map(({ length }) => length))).toEqual(new Set([64]));
  });
});
