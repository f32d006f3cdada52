import { dayOf } from '@trienkhai/kernel/day';
import type { DomainError } from '@trienkhai/kernel/domain-error';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type * as proto from '@trienkhai/proto/trienkhai/units/v1/service';
import { authorise, rightsOf } from '@trienkhai/runtime/auth';
import { commandEndpoint } from '@trienkhai/runtime/command-service';
import { unavailable } from '@trienkhai/runtime/error-status';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { WritingParts } from '@trienkhai/runtime/writing-service';
import type { TerritoryCommand } from '../domain/reorganisation.ts';
import { problemsOfCommand, TERRITORY_STREAM, territoryDecider } from '../domain/territory.ts';
import { territoryCodec } from '../storage/event-codec.ts';
import { administered } from './administered.ts';
import { readCorrection, readReorganisation } from './reorganisation-request.ts';

export type UnitsParts = Pick<WritingParts, 'units' | 'waitFor' | 'clock' | 'handler'>;

export const nothingElse = () => Promise.resolve({});

export function reorganisationEndpoints(parts: UnitsParts) {
  const handler = parts.handler(administered(territoryDecider), territoryCodec);
  const onTerritory = (command: TerritoryCommand) => ({
    streamId: TERRITORY_STREAM,
    key: TERRITORY_STREAM,
    command,
  });
  return {
    applyReorganisation: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: (request: proto.ApplyReorganisationRequest) => onTerritory(readReorganisation(request)),
    }),
    correctReorganisation: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: (request: proto.CorrectReorganisationRequest) => onTerritory(readCorrection(request)),
    }),
    cancelReorganisation: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: ({ effectiveOn, reason }: proto.CancelReorganisationRequest) =>
        onTerritory({ type: 'CancelReorganisation', effectiveOn, reason }),
    }),
    checkReorganisation: checkEndpoint(parts, async () => (await handler.load(TERRITORY_STREAM)).state),
  };
}

const MOST_PROBLEMS = 1_000;

/** Judges by the territory as the store has it now, as the command itself would be. */
function checkEndpoint(
  { units, clock }: UnitsParts,
  territory: () => Promise<Parameters<typeof problemsOfCommand>[0]>,
) {
  return async (
    { reorganisation, correction, movedTo }: proto.CheckReorganisationRequest,
    { principal }: CallContext,
  ): Promise<proto.CheckReorganisationResponse> => {
    if (!units.ready()) throw unavailable({ dependency: 'units' });
    const today = dayOf(clock());
    const rights = rightsOf(principal, { units: units.current(), grants: units.grants }, today);
    authorise(rights, 'administer', CENTRE_ID, today);
    const asked = requireField(reorganisation, ['reorganisation']);
    const command =
      correction === undefined
        ? readReorganisation(asked)
        : readCorrection({ ...asked, reason: correction, movedTo });
    const problems = problemsOfCommand(await territory(), command, today);
    return { problems: problems.slice(0, MOST_PROBLEMS).map(problemToProto), total: problems.length };
  };
}

function problemToProto({ code, path, text }: DomainError): proto.ReorganisationProblem {
  return { code, path: [...path], messageVi: text.vi, messageEn: text.en };
}
