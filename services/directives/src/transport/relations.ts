import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import type { Rights } from '@trienkhai/runtime/rights';
import type { DirectiveCommand } from '../domain/directive-events.ts';
import { readLinkKind } from '../storage/wire.ts';
import { onDirective } from './directive-handler.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';

/** Commands that join two directives. */
export function relationEndpoints(parts: DirectivesParts, { handler }: GuardedDirectives) {
  const look = async (command: DirectiveCommand, rights: Rights) => {
    const [registered, writers] = await Promise.all([
      parts.registered(otherEnd(command), rights),
      'byId' in command ? parts.writersOf(command.byId) : [],
    ]);
    return { registered, writers };
  };
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    linkDirectives: rpc(({ fromId, toId, kind: word }: proto.LinkDirectivesRequest) => {
      const kind = readLinkKind(word);
      return onDirective(fromId, { type: 'LinkDirectives', fromId, toId, kind }, 'from');
    }),
    unlinkDirectives: rpc(({ fromId, toId, kind: word, reason }: proto.UnlinkDirectivesRequest) => {
      const kind = readLinkKind(word);
      return onDirective(fromId, { type: 'UnlinkDirectives', fromId, toId, kind, reason }, 'from');
    }),
    supersedeDirective: rpc(({ directiveId, byId, on }: proto.SupersedeDirectiveRequest) =>
      onDirective(directiveId, { type: 'SupersedeDirective', directiveId, byId, on }),
    ),
  };
}

function otherEnd(command: DirectiveCommand): readonly string[] {
  if ('toId' in command) return [command.toId];
  return 'byId' in command ? [command.byId] : [];
}
