import { inflateRawSync } from 'node:zlib';
import { FaultyBook } from './faults.ts';
import { LARGEST_PART, LARGEST_WHOLE } from './limits.ts';

interface Part {
  readonly packed: Uint8Array;
  readonly stored: boolean;
  /** Bytes that it says it unpacks to; it is never given more. */
  readonly size: number;
}

/** Parts of a package by name, none of them unpacked yet. */
export interface Parts {
  readonly names: readonly string[];
  /** Undefined: there is none of that name. */
  read(name: string): Buffer | undefined;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const MOST_PARTS = 5000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the directory of a zip package, which says how large each part is before any is unpacked. Throws a FaultyBook
 * for what is no package, or one that would unpack to more than the limits.
 */
export function zipParts(bytes: Buffer): Parts {
  const parts = directory(bytes);
  const sizes = [...parts.values()].map(({ size }) => size);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.some((size) => size > LARGEST_PART) || whole > LARGEST_WHOLE)
    throw new FaultyBook('PART_TOO_LARGE');
  return {
    names: [...parts.keys()],
    read(name) {
      const part = parts.get(name);
      return part && unpacked(part);
    },
  };
}

function directory(bytes: Buffer): Map<string, Part> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new FaultyBook('PART_TOO_LARGE');
  const parts = new Map<string, Part>();
  let at = bytes.readUInt32LE(end + 16);
  try {
    for (let n = 0; n < count; n += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw new FaultyBook('BROKEN');
      const length = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + 46, at + 46 + length);
      if (parts.has(name)) throw new FaultyBook('BROKEN');
      parts.set(name, partAt(bytes, at));
      at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  } catch (error) {
    throw error instanceof RangeError ? new FaultyBook('BROKEN', error) : error;
  }
  return parts;
}

function endOf(bytes: Buffer): number {
  const last = bytes.length - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new FaultyBook('BROKEN');
}

function partAt(bytes: Buffer, at: number): Part {
  const method = bytes.readUInt16LE(at + 10);
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const local = bytes.readUInt32LE(at + 42);
  const isFile =
    method === STORED ? size === packedSize : method === DEFLATED && (size > 0 || packedSize <= 2);
  // A part that does not say how large it is could be of any size.
  if (!isFile || bytes.readUInt32LE(local) !== LOCAL) throw new FaultyBook('BROKEN');
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + packedSize > bytes.length) throw new FaultyBook('BROKEN');
  return { packed: bytes.subarray(from, from + packedSize), stored: method === STORED, size };
}

function unpacked({ packed, stored, size }: Part): Buffer {
  if (stored) return Buffer.from(packed);
  if (size === 0) return Buffer.alloc(0);
  try {
    return inflateRawSync(packed, { maxOutputLength: size });
  } catch (error) {
    throw new FaultyBook('BROKEN', error);
  }
}
