import type { StoredEvent } from '@trienkhai/kernel/envelope';
import type { CommandHandler } from '@trienkhai/runtime/command-handler';
import type { CommitStore } from '@trienkhai/runtime/commit-store';
import type { Rights } from '@trienkhai/runtime/rights';
import { seesDirective } from '@trienkhai/runtime/sight';
import { isNodeId } from '@trienkhai/runtime/wire-values';
import type {
  DirectiveCommand,
  DirectiveContext,
  DirectiveState,
  RegisteredDirective,
} from '../domain/directive-events.ts';
import { directiveCodec } from './event-codec.ts';

export type DirectiveStreams = CommandHandler<DirectiveState, DirectiveCommand, DirectiveContext>;

/** Reads the named directives; those that the account may not know of, and ids that name none, are undefined. */
export async function registeredIn(
  streams: Pick<DirectiveStreams, 'load'>,
  ids: readonly string[],
  rights: Rights,
): Promise<(id: string) => RegisteredDirective | undefined> {
  const wanted = [...new Set(ids)].filter((id) => isNodeId(id, 'directive'));
  const loaded = await Promise.all(
    wanted.map(async (id) => {
      const { state } = await streams.load(id);
      const isSeen = state.status === 'registered' && seesDirective(rights, state.facts);
      return [id, isSeen ? state : undefined] as const;
    }),
  );
  const known = new Map(loaded);
  return (id) => known.get(id);
}

/** Accounts that registered or corrected a directive; the commits have told whose they are since the first of them. */
export async function writersIn(store: Pick<CommitStore, 'read'>, id: string): Promise<readonly string[]> {
  if (!isNodeId(id, 'directive')) return [];
  const commits = await store.read(id);
  return commits.filter(({ events }) => events.some(givesFacts)).map(({ actor }) => actor);
}

function givesFacts(stored: StoredEvent): boolean {
  return 'facts' in directiveCodec.decode(stored);
}
