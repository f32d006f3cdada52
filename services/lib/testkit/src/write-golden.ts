import type { EventCodec } from '@trienkhai/kernel/envelope';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { GOLDEN, NEWEST, type GoldenStream } from './golden.ts';

interface Written<Event> {
  readonly streamId: string;
  readonly codec: EventCodec<Event>;
  readonly events: readonly Event[];
}

/** Stores a stream as this version writes it, in the newest folder of golden files; one that is there stays as it is. */
export function writeGolden<Event>(name: string, { streamId, codec, events }: Written<Event>): void {
  const path = `${GOLDEN}${NEWEST}/${name}.json`;
  if (existsSync(path)) return;
  const stream: GoldenStream = { streamId, events: events.map((event) => codec.encode(event)) };
  mkdirSync(GOLDEN + NEWEST, { recursive: true });
  writeFileSync(path, `${JSON.stringify(stream, null, 2)}\n`);
}
