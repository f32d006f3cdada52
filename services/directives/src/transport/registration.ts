import type * as proto from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { CommandEnvelope } from '@trienkhai/runtime/command-handler';
import { commandEndpoints } from '@trienkhai/runtime/command-service';
import { deriveKey } from '@trienkhai/runtime/ids';
import { NO_OTHERS, type DirectiveCommand } from '../domain/directive-events.ts';
import { settleNumbers } from '../storage/number-reservations.ts';
import { readDraft } from '../storage/wire.ts';
import { onDirective } from './directive-handler.ts';
import type { GuardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';
import { checkingNumber, reservingFirst } from './number-first.ts';

/** Commands that may need a number. */
export function registrationEndpoints(parts: DirectivesParts, directives: GuardedDirectives) {
  const { handler } = directives;
  const look = () => Promise.resolve(NO_OTHERS);
  const prepare = reservingFirst(parts, directives);
  const checkPrepared = checkingNumber(parts, directives);
  const rpc = commandEndpoints(parts, { handler, look });
  // The correction is recorded: what cannot be settled now, the sweep settles later.
  const complete = ({ streamId, actor, unit }: CommandEnvelope<DirectiveCommand>) =>
    settleNumbers(parts.numbers, streamId, { actor, unit }).catch(() => undefined);
  return {
    registerDirective: rpc(
      ({ draft }: proto.RegisterDirectiveRequest, { commandId, sample }) => {
        const directiveId = `directive:${deriveKey(commandId)}`;
        const command = { type: 'RegisterDirective', directiveId, draft: readDraft(draft), sample } as const;
        return onDirective(directiveId, command);
      },
      { prepare, checkPrepared },
    ),
    correctDirective: rpc(
      ({ directiveId, draft, reason }: proto.CorrectDirectiveRequest) =>
        onDirective(directiveId, { type: 'CorrectDirective', directiveId, draft: readDraft(draft), reason }),
      { prepare, checkPrepared, complete },
    ),
  };
}
