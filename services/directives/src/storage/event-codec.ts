import type { LinkKind } from '@trienkhai/kernel/vocabulary';
import * as proto from '@trienkhai/proto/trienkhai/directives/v1/events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { toProto } from '@trienkhai/runtime/proto-enums';
import type { DirectiveEvent } from '../domain/directive-events.ts';
import type { DirectiveFacts } from '../domain/directive-facts.ts';
import type { NumberEvent } from '../domain/number.ts';
import type { ProgressEvent } from '../domain/progress.ts';
import { readFacts, readLinkKind, readTargets, readUnitStage, writeFacts, writeTargets } from './wire.ts';

export const directiveCodec = createEventCodec<DirectiveEvent>('directives', {
  DirectiveRegistered: {
    encode: (event) =>
      proto.DirectiveRegistered.toJSON({ ...wireFacts(event), warnings: [...event.warnings] }),
    decode: (data) => domainFacts(proto.DirectiveRegistered.fromJSON(data)),
  },
  DirectiveCorrected: {
    encode: (event) => proto.DirectiveCorrected.toJSON(wireFacts(event)),
    decode: (data) => domainFacts(proto.DirectiveCorrected.fromJSON(data)),
  },
  DirectivesLinked: {
    encode: (event) => proto.DirectivesLinked.toJSON(wireLink(event)),
    decode: (data) => domainLink(proto.DirectivesLinked.fromJSON(data)),
  },
  DirectivesUnlinked: {
    encode: (event) => proto.DirectivesUnlinked.toJSON(wireLink(event)),
    decode: (data) => domainLink(proto.DirectivesUnlinked.fromJSON(data)),
  },
  CitationAliasAdded: {
    encode: (event) => proto.CitationAliasAdded.toJSON(event),
    decode: (data) => proto.CitationAliasAdded.fromJSON(data),
  },
  TargetDaysSet: {
    encode: (event) => proto.TargetDaysSet.toJSON({ ...event, targets: writeTargets(event.targets) }),
    decode: (data) => {
      const message = proto.TargetDaysSet.fromJSON(data);
      return { ...message, targets: readTargets(message.targets) };
    },
  },
  DirectiveSuperseded: {
    encode: (event) => proto.DirectiveSuperseded.toJSON(event),
    decode: (data) => proto.DirectiveSuperseded.fromJSON(data),
  },
  DirectiveRecalled: {
    encode: (event) => proto.DirectiveRecalled.toJSON(event),
    decode: (data) => proto.DirectiveRecalled.fromJSON(data),
  },
  RegistrationAbandoned: {
    encode: (event) => proto.RegistrationAbandoned.toJSON(event),
    decode: (data) => proto.RegistrationAbandoned.fromJSON(data),
  },
});

export const numberCodec = createEventCodec<NumberEvent>('directives', {
  NumberReserved: {
    encode: (event) => proto.NumberReserved.toJSON(event),
    decode: (data) => proto.NumberReserved.fromJSON(data),
  },
  NumberReleased: {
    encode: (event) => proto.NumberReleased.toJSON(event),
    decode: (data) => proto.NumberReleased.fromJSON(data),
  },
});

export const progressCodec = createEventCodec<ProgressEvent>('directives', {
  DirectiveReceived: {
    encode: (event) => proto.DirectiveReceived.toJSON(event),
    decode: (data) => proto.DirectiveReceived.fromJSON(data),
  },
  PlanAdopted: {
    encode: (event) => proto.PlanAdopted.toJSON(event),
    decode: (data) => proto.PlanAdopted.fromJSON(data),
  },
  ProgrammeAdopted: {
    encode: (event) => proto.ProgrammeAdopted.toJSON(event),
    decode: (data) => proto.ProgrammeAdopted.fromJSON(data),
  },
  UnitStageCorrected: {
    encode: (event) => proto.UnitStageCorrected.toJSON({ ...event, stage: toProto.stage(event.stage) }),
    decode: (data) => {
      const message = proto.UnitStageCorrected.fromJSON(data);
      return { ...message, stage: readUnitStage(message.stage) };
    },
  },
});

function wireFacts<T extends { readonly facts: DirectiveFacts }>(event: T) {
  return { ...event, facts: writeFacts(event.facts) };
}

function domainFacts<T extends { readonly facts?: proto.DirectiveFacts | undefined }>(message: T) {
  return { ...message, facts: readFacts(message.facts) };
}

function wireLink<T extends { readonly kind: LinkKind }>(event: T) {
  return { ...event, kind: `LINK_KIND_${event.kind}` as const };
}

function domainLink<T extends { readonly kind: proto.LinkKind }>(message: T) {
  return { ...message, kind: readLinkKind(message.kind) };
}
