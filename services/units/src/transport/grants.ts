import { refuse } from '@trienkhai/kernel/domain-error';
import { grantIdOf, grantsStream, unitOfGrant } from '@trienkhai/kernel/grant-ids';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import type * as proto from '@trienkhai/proto/trienkhai/units/v1/service';
import { withRights } from '@trienkhai/runtime/command-rights';
import { commandEndpoint, type CheckedMeta } from '@trienkhai/runtime/command-service';
import { deriveKey } from '@trienkhai/runtime/ids';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { requireField } from '@trienkhai/runtime/wire-values';
import { grantDecider, placesOfGrant, unitsOfGrant, type GrantCommand } from '../domain/grant.ts';
import { grantUnknown } from '../domain/grant-refusals.ts';
import { grantCodec } from '../storage/event-codec.ts';
import { administered } from './administered.ts';
import { nothingElse, type UnitsParts } from './reorganisations.ts';

export function grantEndpoints(parts: UnitsParts) {
  const handler = parts.handler(withRights(grantDecider, placesOfGrant, unitsOfGrant), grantCodec);
  return {
    grantRole: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: (request: proto.GrantRoleRequest, meta) => inUnit(request.unitId, readGrant(request, meta)),
    }),
    revokeGrant: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: ({ grantId, on, reason }: proto.RevokeGrantRequest, meta) => {
        requireReal(meta);
        return inUnit(unitOf(grantId), { type: 'RevokeGrant', grantId, on, reason });
      },
    }),
    grantFirstAdministrator: commandEndpoint(parts, {
      handler: parts.handler(administered(grantDecider), grantCodec),
      look: nothingElse,
      plan: ({ subject }: proto.GrantFirstAdministratorRequest, { commandId }) => {
        const grantId = grantIdOf(CENTRE_ID, deriveKey(commandId));
        return inUnit(CENTRE_ID, { type: 'GrantFirstAdministrator', grantId, subject });
      },
    }),
  };
}

/** Revoking changes a grant; the node of both is the grant. */
function inUnit(unitId: UnitId, command: GrantCommand) {
  const stream = grantsStream(unitId);
  return { streamId: stream, key: stream, nodeId: command.grantId, command };
}

function readGrant(request: proto.GrantRoleRequest, meta: CheckedMeta): GrantCommand {
  requireReal(meta);
  const { unitId, subject, from, to, grantId } = request;
  return {
    type: 'GrantRole',
    grantId: grantId ?? grantIdOf(unitId, deriveKey(meta.commandId)),
    again: grantId !== undefined,
    unitId,
    subject,
    role: requireField(fromProto.role(request.role), ['role']),
    scopes: request.scopes.map((scope) => requireField(fromProto.scope(scope), ['scopes'])),
    from,
    to,
  };
}

function unitOf(grantId: string): UnitId {
  const unitId = unitOfGrant(grantId);
  if (unitId === undefined) throw grantUnknown();
  return unitId;
}

function requireReal({ sample }: CheckedMeta): void {
  if (!sample) return;
  throw refuse(
    'INVALID_ARGUMENT',
    'Quyền được giao là thật, không thuộc dữ liệu mẫu.',
    'A grant is real and never part of a sample set.',
    { path: ['sample'] },
  );
}
