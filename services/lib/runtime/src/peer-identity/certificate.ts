import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bitString, explicit, octetString, primitive, sequence, set, TAG, utcTime } from './der.ts';

export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority extends Certified {
  issue(name: string, hosts?: readonly string[]): Certified;
}

const OID = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  keyUsage: '551d0f',
  extendedKeyUsage: '551d25',
  alternativeNames: '551d11',
  subjectKey: '551d0e',
  authorityKey: '551d23',
  serverAuth: '2b06010505070301',
  clientAuth: '2b06010505070302',
} as const;

const VALID_YEARS = 10;
const oid = (of: keyof typeof OID) => primitive(TAG.oid, Buffer.from(OID[of], 'hex'));
const SIGNED_BY = sequence(oid('ecdsaWithSha256'));
const TRUE = primitive(TAG.boolean, Buffer.from([0xff]));

interface Issuer {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

interface Request {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** An authority that lives as long as this object: its key is written nowhere. */
export function createAuthority(name: string): Authority {
  const { publicKey, privateKey } = keyPair();
  // keyCertSign
  const extensions = [
    extension('basicConstraints', sequence(TRUE), true),
    extension('keyUsage', primitive(TAG.bitString, Buffer.from([2, 0x04])), true),
  ];
  const signed = (request: Request) => certificate(request, { name, publicKey, privateKey });
  return {
    certificate: signed({ subject: name, publicKey, extensions }),
    key: pem('PRIVATE KEY', privateKey.export({ type: 'pkcs8', format: 'der' })),
    issue(subject, hosts = []) {
      const own = keyPair();
      return {
        certificate: signed({ subject, publicKey: own.publicKey, extensions: ofPeer([subject, ...hosts]) }),
        key: pem('PRIVATE KEY', own.privateKey.export({ type: 'pkcs8', format: 'der' })),
      };
    },
  };
}

function keyPair() {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

function ofPeer(names: readonly string[]): readonly Buffer[] {
  return [
    // digitalSignature
    extension('keyUsage', primitive(TAG.bitString, Buffer.from([7, 0x80])), true),
    extension('extendedKeyUsage', sequence(oid('serverAuth'), oid('clientAuth'))),
    extension('alternativeNames', sequence(...names.map(alternativeName))),
  ];
}

function alternativeName(name: string): Buffer {
  const ip = /^\d+\.\d+\.\d+\.\d+$/.test(name);
  return ip
    ? primitive(TAG.ipAddress, Buffer.from(name.split('.').map(Number)))
    : primitive(TAG.dnsName, Buffer.from(name));
}

function extension(of: keyof typeof OID, value: Buffer, critical = false): Buffer {
  return sequence(oid(of), ...(critical ? [TRUE] : []), octetString(value));
}

function certificate({ subject, publicKey, extensions }: Request, issuer: Issuer): string {
  const from = new Date();
  from.setUTCHours(from.getUTCHours() - 1);
  const until = new Date(from);
  until.setUTCFullYear(from.getUTCFullYear() + VALID_YEARS);
  const version3 = explicit(0, primitive(TAG.integer, Buffer.from([2])));
  const toBeSigned = sequence(
    version3,
    serialNumber(),
    SIGNED_BY,
    distinguishedName(issuer.name),
    sequence(utcTime(from), utcTime(until)),
    distinguishedName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...keyNames(publicKey, issuer.publicKey), ...extensions)),
  );
  const signature = bitString(sign('sha256', toBeSigned, issuer.privateKey));
  return pem('CERTIFICATE', sequence(toBeSigned, SIGNED_BY, signature));
}

function keyNames(own: KeyObject, issuers: KeyObject): readonly Buffer[] {
  return [
    extension('subjectKey', octetString(keyName(own))),
    extension('authorityKey', sequence(primitive(TAG.keyName, keyName(issuers)))),
  ];
}

function keyName(key: KeyObject): Buffer {
  const bytes = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(bytes).digest().subarray(0, 20);
}

/** Positive and without a leading zero. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return primitive(TAG.integer, bytes);
}

function distinguishedName(name: string): Buffer {
  return sequence(set(sequence(oid('commonName'), primitive(TAG.utf8String, Buffer.from(name)))));
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
