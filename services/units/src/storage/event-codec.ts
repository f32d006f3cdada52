import * as proto from '@trienkhai/proto/trienkhai/units/v1/events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { TermEvent } from '../domain/committee-term.ts';
import type { GrantEvent } from '../domain/grant.ts';
import type { OrganEvent } from '../domain/organ.ts';
import type { TerritoryEvent } from '../domain/reorganisation.ts';

export const territoryCodec = createEventCodec<TerritoryEvent>('units', {
  ReorganisationDecided: {
    encode: (event) => proto.ReorganisationDecided.toJSON({ ...event, decrees: [...event.decrees] }),
    decode: (data) => proto.ReorganisationDecided.fromJSON(data),
  },
  ReorganisationCorrected: {
    encode: (event) => proto.ReorganisationCorrected.toJSON(event),
    decode: (data) => proto.ReorganisationCorrected.fromJSON(data),
  },
  UnitOpened: {
    encode: (event) => proto.UnitOpened.toJSON({ ...event, level: toProto.level(event.level) }),
    decode: (data) => {
      const message = proto.UnitOpened.fromJSON(data);
      return { ...message, level: requireField(fromProto.level(message.level), ['level']) };
    },
  },
  UnitRenamed: {
    encode: (event) => proto.UnitRenamed.toJSON(event),
    decode: (data) => proto.UnitRenamed.fromJSON(data),
  },
  UnitRetyped: {
    encode: (event) => proto.UnitRetyped.toJSON(event),
    decode: (data) => proto.UnitRetyped.fromJSON(data),
  },
  UnitReparented: {
    encode: (event) => proto.UnitReparented.toJSON(event),
    decode: (data) => proto.UnitReparented.fromJSON(data),
  },
  UnitSucceeded: {
    encode: (event) => proto.UnitSucceeded.toJSON({ ...event, share: toProto.share(event.share) }),
    decode: (data) => {
      const message = proto.UnitSucceeded.fromJSON(data);
      return { ...message, share: requireField(fromProto.share(message.share), ['share']) };
    },
  },
  UnitClosed: {
    encode: (event) => proto.UnitClosed.toJSON(event),
    decode: (data) => proto.UnitClosed.fromJSON(data),
  },
});

export const organCodec = createEventCodec<OrganEvent>('units', {
  OrganEstablished: {
    encode: (event) =>
      proto.OrganEstablished.toJSON({
        ...event,
        aliases: [...event.aliases],
        jointOf: [...event.jointOf],
      }),
    decode: (data) => proto.OrganEstablished.fromJSON(data),
  },
  OrganClosed: {
    encode: (event) => proto.OrganClosed.toJSON(event),
    decode: (data) => proto.OrganClosed.fromJSON(data),
  },
});

export const termCodec = createEventCodec<TermEvent>('units', {
  CommitteeTermOpened: {
    encode: (event) => proto.CommitteeTermOpened.toJSON(event),
    decode: (data) => proto.CommitteeTermOpened.fromJSON(data),
  },
});

export const grantCodec = createEventCodec<GrantEvent>('units', {
  RoleGranted: {
    encode: (event) =>
      proto.RoleGranted.toJSON({
        ...event,
        role: toProto.role(event.role),
        scopes: event.scopes.map(toProto.scope),
      }),
    decode: (data) => {
      const message = proto.RoleGranted.fromJSON(data);
      return {
        ...message,
        role: requireField(fromProto.role(message.role), ['role']),
        scopes: message.scopes.map((scope) => requireField(fromProto.scope(scope), ['scopes'])),
      };
    },
  },
  GrantRevoked: {
    encode: (event) => proto.GrantRevoked.toJSON(event),
    decode: (data) => proto.GrantRevoked.fromJSON(data),
  },
});
