import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import { commandEndpoint } from '@trienkhai/runtime/command-service';
import type { DirectiveCommand } from '../domain/directive-events.ts';
import { readLinkKind } from '../storage/wire.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';
import { directiveOf } from './registration.ts';

/** Commands that join two directives. */
export function relationEndpoints(parts: DirectivesParts, { handler }: GuardedDirectives) {
  const look = async (command: DirectiveCommand) => ({
    registered: await parts.registered(
      'toId' in command ? [command.toId] : 'byId' in command ? [command.byId] : [],
    ),
  });
  const onStream = (streamId: string, command: DirectiveCommand) => ({ streamId, key: streamId, command });
  return {
    linkDirectives: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ fromId, toId, kind }: proto.LinkDirectivesRequest) =>
        onStream(directiveOf(fromId, 'from'), {
          type: 'LinkDirectives',
          fromId,
          toId,
          kind: readLinkKind(kind),
        }),
    }),
    unlinkDirectives: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ fromId, toId, kind, reason }: proto.UnlinkDirectivesRequest) =>
        onStream(directiveOf(fromId, 'from'), {
          type: 'UnlinkDirectives',
          fromId,
          toId,
          kind: readLinkKind(kind),
          reason,
        }),
    }),
    supersedeDirective: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ directiveId, byId, on }: proto.SupersedeDirectiveRequest) =>
        onStream(directiveOf(directiveId, 'directive'), {
          type: 'SupersedeDirective',
          directiveId,
          byId,
          on,
        }),
    }),
  };
}
