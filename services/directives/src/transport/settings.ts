import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import { NO_OTHERS } from '../domain/directive-events.ts';
import { readTargets } from '../storage/wire.ts';
import { onDirective } from './directive-handler.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';

/** Commands about one directive alone. */
export function settingEndpoints(parts: DirectivesParts, { handler }: GuardedDirectives) {
  const look = () => Promise.resolve(NO_OTHERS);
  const rpc = commandEndpoints(parts, { handler, look });
  return {
    addCitationAlias: rpc(({ directiveId, text }: proto.AddCitationAliasRequest) =>
      onDirective(directiveId, { type: 'AddCitationAlias', directiveId, text }),
    ),
    setTargetDays: rpc(({ directiveId, targets }: proto.SetTargetDaysRequest) =>
      onDirective(directiveId, { type: 'SetTargetDays', directiveId, targets: readTargets(targets) }),
    ),
    recallDirective: rpc(({ directiveId, on, reason }: proto.RecallDirectiveRequest) =>
      onDirective(directiveId, { type: 'RecallDirective', directiveId, on, reason }),
    ),
  };
}
