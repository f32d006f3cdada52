import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority extends Certified {
  issue(name: string, hosts?: readonly string[]): Certified;
}

interface Issuer {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

interface Request {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Extension[];
}

const VALID_YEARS = 10;
const COMMON_NAME = '2.5.4.3';
const SIGNED_BY = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });

/** An authority that lives as long as this object: its key is written nowhere. ECDSA P-256, valid for ten years. */
export function createAuthority(name: string): Authority {
  const { publicKey, privateKey } = keyPair();
  const extensions = [
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: true }), true),
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), true),
  ];
  const signed = (request: Request) => certificate(request, { name, publicKey, privateKey });
  return {
    certificate: signed({ subject: name, publicKey, extensions }),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    issue(subject, hosts = []) {
      const own = keyPair();
      return {
        certificate: signed({ subject, publicKey: own.publicKey, extensions: ofPeer([subject, ...hosts]) }),
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

function keyPair() {
  return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
}

function ofPeer(names: readonly string[]): readonly Extension[] {
  const alternatives = names.map(
    (name) => new GeneralName(isIPv4(name) ? { iPAddress: name } : { dNSName: name }),
  );
  return [
    extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth, id_kp_clientAuth])),
    extension(id_ce_subjectAltName, new SubjectAlternativeName(alternatives)),
  ];
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function certificate({ subject, publicKey, extensions }: Request, issuer: Issuer): string {
  const notBefore = new Date();
  notBefore.setUTCHours(notBefore.getUTCHours() - 1);
  const notAfter = new Date(notBefore);
  notAfter.setUTCFullYear(notBefore.getUTCFullYear() + VALID_YEARS);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: SIGNED_BY,
    issuer: distinguishedName(issuer.name),
    validity: new Validity({ notBefore, notAfter }),
    subject: distinguishedName(subject),
    subjectPublicKeyInfo: AsnConvert.parse(
      publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([...keyNames(publicKey, issuer.publicKey), ...extensions]),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), issuer.privateKey);
  const signatureValue = new Uint8Array(signature).buffer;
  return pem(
    AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm: SIGNED_BY, signatureValue })),
  );
}

function keyNames(own: KeyObject, issuers: KeyObject): readonly Extension[] {
  const keyIdentifier = new KeyIdentifier(keyName(issuers));
  return [
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyName(own))),
    extension(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier })),
  ];
}

function keyName(key: KeyObject): ArrayBuffer {
  const bytes = key.export({ type: 'spki', format: 'der' });
  return new Uint8Array(createHash('sha256').update(bytes).digest().subarray(0, 20)).buffer;
}

/** Positive and without a leading zero. */
function serialNumber(): ArrayBuffer {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes.buffer;
}

function distinguishedName(name: string): Name {
  const value = new AttributeValue({ utf8String: name });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

function pem(der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
