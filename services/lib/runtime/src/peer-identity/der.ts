/** As much of ASN.1's distinguished encoding as a certificate needs. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  keyName: 0x80,
  dnsName: 0x82,
  ipAddress: 0x87,
  explicit: 0xa0,
} as const;

export function primitive(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export function sequence(...parts: readonly Buffer[]): Buffer {
  return primitive(TAG.sequence, Buffer.concat(parts));
}

export function set(...parts: readonly Buffer[]): Buffer {
  return primitive(TAG.set, Buffer.concat(parts));
}

export function explicit(number: number, content: Buffer): Buffer {
  return primitive(TAG.explicit + number, content);
}

export function octetString(content: Buffer): Buffer {
  return primitive(TAG.octetString, content);
}

/** Of whole bytes. */
export function bitString(content: Buffer): Buffer {
  return primitive(TAG.bitString, Buffer.concat([Buffer.from([0]), content]));
}

/** Years to 2049. */
export function utcTime(instant: Date): Buffer {
  const digits = instant.toISOString().replace(/\D/g, '').slice(2, 14);
  return primitive(TAG.utcTime, Buffer.from(`${digits}Z`));
}

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const digits: number[] = [];
  for (let rest = bytes; rest > 0; rest = Math.floor(rest / 0x100)) digits.unshift(rest % 0x100);
  return Buffer.from([0x80 + digits.length, ...digits]);
}
