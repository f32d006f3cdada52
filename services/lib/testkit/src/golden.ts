import type { StoredEvent } from '@trienkhai/kernel/envelope';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the golden files, one folder per version of what is stored; a file that is there is never edited. */
export const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url));

/** Where a form of today is stored; once it has been released, a new form begins the next folder. */
export const NEWEST = 'v3';

/** Events of one stream as a version of the product stored them, in order. */
export interface GoldenStream {
  readonly streamId: string;
  readonly events: readonly StoredEvent[];
}

interface GoldenEvent extends StoredEvent {
  readonly streamId: string;
}

/** Streams of these contexts: the first version kept one event of each type, later ones keep whole streams. */
export function goldenStreams(...contexts: readonly string[]): readonly GoldenStream[] {
  const single = read<GoldenEvent>('v1').map(({ streamId, ...event }) => ({ streamId, events: [event] }));
  const later = readdirSync(GOLDEN).filter((version) => version !== 'v1');
  const all = [...single, ...later.flatMap((version) => read<GoldenStream>(version))];
  return all.filter(({ events }) =>
    contexts.some((context) => events[0]!.type.startsWith(`trienkhai.${context}.`)),
  );
}

function read<Content>(version: string): readonly Content[] {
  const folder = `${GOLDEN}${version}/`;
  return readdirSync(folder).map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as Content);
}
