import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import { commandEndpoint } from '@trienkhai/runtime/command-service';
import type { DirectiveCommand } from '../domain/directive-events.ts';
import { readTargets } from '../storage/wire.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';
import { directiveOf } from './registration.ts';

/** Commands about one directive alone. */
export function settingEndpoints(parts: DirectivesParts, { handler }: GuardedDirectives) {
  const look = async () => ({ registered: await parts.registered([]) });
  const onStream = (directiveId: string, command: DirectiveCommand) => {
    const streamId = directiveOf(directiveId, 'directive');
    return { streamId, key: streamId, command };
  };
  return {
    addCitationAlias: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ directiveId, text }: proto.AddCitationAliasRequest) =>
        onStream(directiveId, { type: 'AddCitationAlias', directiveId, text }),
    }),
    setTargetDays: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ directiveId, targets }: proto.SetTargetDaysRequest) =>
        onStream(directiveId, { type: 'SetTargetDays', directiveId, targets: readTargets(targets) }),
    }),
    recallDirective: commandEndpoint(parts, {
      handler,
      look,
      plan: ({ directiveId, on, reason }: proto.RecallDirectiveRequest) =>
        onStream(directiveId, { type: 'RecallDirective', directiveId, on, reason }),
    }),
  };
}
