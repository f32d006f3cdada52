/** A place in a stream: "at least `version` events of `streamId`". */
export interface Position {
  readonly streamId: string;
  readonly version: number;
}

/** Text form for headers and cookies: `<streamId>@<version>`, comma-separated, percent-encoded where needed. */
export function formatPositions(positions: readonly Position[]): string {
  return positions.map(({ streamId, version }) => `${encodeStreamId(streamId)}@${version}`).join(',');
}

/** Throws a SyntaxError that names the part which does not read. */
export function parsePositions(text: string): Position[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parsePosition);
}

/** The furthest position of each stream, in stream order. */
export function mergePositions(...lists: readonly (readonly Position[])[]): Position[] {
  const furthest = new Map<string, number>();
  for (const { streamId, version } of lists.flat()) {
    furthest.set(streamId, Math.max(version, furthest.get(streamId) ?? 0));
  }
  return [...furthest]
    .map(([streamId, version]) => ({ streamId, version }))
    .sort((a, b) => (a.streamId < b.streamId ? -1 : 1));
}

function parsePosition(part: string): Position {
  const at = part.lastIndexOf('@');
  const streamId = part.slice(0, at);
  const version = part.slice(at + 1);
  if (at < 1 || streamId.includes('@') || !VERSION.test(version)) {
    throw new SyntaxError(`"${part}" is not a position like "session:4f0c…@3".`);
  }
  try {
    return { streamId: decodeStreamId(streamId), version: Number(version) };
  } catch {
    throw new SyntaxError(`"${part}" is not percent-encoded correctly.`);
  }
}

const VERSION = /^[1-9]\d{0,14}$/;
const PLAIN = /^[\w:.~-]+$/;

function decodeStreamId(text: string): string {
  return text.includes('%') ? decodeURIComponent(text) : text;
}

/** Stream ids are mostly plain; colons stay readable. */
function encodeStreamId(streamId: string): string {
  return PLAIN.test(streamId) ? streamId : encodeURIComponent(streamId).replaceAll('%3A', ':');
}
