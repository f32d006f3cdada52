/** What answers to this account must have in them. */
let written: string | undefined;
const heard = new Map<string, number>();

/** What is asked from now on has in it what others recorded there up to this version. */
export function askAfter(streamId: string, version: number): void {
  heard.set(streamId, Math.max(version, heard.get(streamId) ?? 0));
}

/** What is asked from now on has in it what a command did. */
export function askAfterCommand(positions: string | null): void {
  written = positions ?? written;
}

/** An answer has come: what it has in it of the others need not be asked for any more. */
export function reach(positions: string | null): void {
  for (const [streamId, version] of read(positions ?? '')) {
    if (version >= (heard.get(streamId) ?? Number.POSITIVE_INFINITY)) heard.delete(streamId);
  }
}

/** As a header says it; empty: nothing. */
export function positionsToReach(): string {
  const others = [...heard].map(([streamId, version]) => `${encodeURIComponent(streamId)}@${version}`);
  return [...(written ? [written] : []), ...others].join(',');
}

/** Whoever signs in next has written and heard nothing yet. */
export function forgetPositions(): void {
  written = undefined;
  heard.clear();
}

function read(positions: string): readonly (readonly [string, number])[] {
  return positions.split(',').map((part) => {
    const at = part.lastIndexOf('@');
    return [decodeURIComponent(part.slice(0, Math.max(at, 0))), Number(part.slice(at + 1))] as const;
  });
}
