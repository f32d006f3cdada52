import { unreachable } from '../../graphql/refusal.ts';

export interface Part {
  readonly name: string;
  readonly ok: boolean;
  readonly detail?: string;
}

/** One JSON line for each part; a part that is down is an answer as well. */
export function readParts(lines: string): readonly Part[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Part);
}

/** What `/readyz` says now; throws where the gateway itself does not answer. */
export async function askReadiness(signal: AbortSignal): Promise<readonly Part[]> {
  try {
    return readParts(await (await fetch('/readyz', { signal })).text());
  } catch {
    throw unreachable();
  }
}
