import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { CommandEnvelope } from '../command-handler.ts';

/** Tells a command that is sent again from another one under the same commandId. */
export function fingerprintOf(envelope: CommandEnvelope<unknown>): string {
  const { streamId, command, expectedVersion, actor, unit } = envelope;
  const text = canonicalJson({ streamId, command, expectedVersion, actor, unit });
  return createHash('sha256').update(text).digest('hex');
}
