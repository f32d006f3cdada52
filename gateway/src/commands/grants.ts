import { ROLES, SCOPES } from '@trienkhai/kernel/vocabulary';
import { GrantRoleRequest, RevokeGrantRequest } from '@trienkhai/proto/trienkhai/units/v1/service';
import { toProto } from '@trienkhai/runtime/proto-enums';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, list, metaFields, reason } from './fields.ts';

const account = z
  .string()
  .regex(/^[!-~]+$/)
  .max(200)
  .meta({
    description: "Account of an office as the sign-in server writes it (`sub`), never a person's name",
  });

const role = z.enum(ROLES).meta({ id: 'Role', description: 'What the account may do in the unit and below' });
const scope = z.enum(SCOPES).meta({ id: 'Scope', description: 'What an integration may do' });

const grant = z
  .strictObject({
    ...metaFields,
    grant: id(
      'Grant that is said again, as an export does: nothing happens, and it is refused where it says something else',
    ).optional(),
    unit: id('Unit in which, and below which, it holds'),
    subject: account,
    role,
    scopes: list(scope, 'Of an integration alone: what it may do').default([]),
    from: day('First day; absent: today').optional(),
    to: day('First day on which it no longer holds; absent: until it is revoked').optional(),
  })
  .meta({ id: 'GrantRole' });

const revocation = z
  .strictObject({
    ...metaFields,
    grant: id('Grant'),
    on: day('First day on which it no longer holds; absent: today').optional(),
    reason,
  })
  .meta({ id: 'RevokeGrant' });

export const grantCommands = {
  grantRole: command({
    context: 'units',
    summary: 'Grants an account a role in a unit and below it',
    creates: true,
    schema: grant,
    example: {
      commandId: 'grant-recorder-25432',
      unit: 'commune:25432:2025-07-01',
      subject: 'recorder@commune:25432',
      role: 'RECORDER',
    },
    send: ({ grant: grantId, unit, subject, role: granted, scopes, from, to }, meta, peers, options) =>
      peers.units.grantRole(
        GrantRoleRequest.fromPartial({
          ...{ meta, grantId, unitId: unit, subject, from, to },
          role: toProto.role(granted),
          scopes: scopes.map(toProto.scope),
        }),
        options,
      ),
  }),
  revokeGrant: command({
    context: 'units',
    summary: 'Ends a grant before its time',
    creates: false,
    schema: revocation,
    example: {
      commandId: 'revoke-recorder-25432',
      grant: 'grant:commune:25432:2025-07-01:5d1f0c2b9a7e4c38b6d0',
      reason: 'Tài khoản đã được thay bằng tài khoản mới của đơn vị.',
    },
    send: ({ grant: grantId, on, reason: why }, meta, peers, options) =>
      peers.units.revokeGrant(RevokeGrantRequest.fromPartial({ meta, grantId, on, reason: why }), options),
  }),
};
