import { ACCESSES, LINK_KINDS, type Access, type LinkKind } from '@trienkhai/kernel/vocabulary';
import type * as events from '@trienkhai/proto/trienkhai/directives/v1/events';
import type * as service from '@trienkhai/proto/trienkhai/directives/v1/service';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { TargetDays } from '../domain/directive-events.ts';
import type { Addressees, DirectiveDraft, DirectiveFacts } from '../domain/directive-facts.ts';
import { STAGE_EVENTS } from '../domain/progress.ts';
import type { UnitStage } from '../domain/progress.ts';

/** proto ↔ domain for the values that commands and events share. */
export function readFacts(message: events.DirectiveFacts | undefined): DirectiveFacts {
  const facts = requireField(message, ['facts']);
  const access = readAccess(facts.access) === 'ADDRESSEES' ? 'ADDRESSEES' : undefined;
  return { ...facts, addressees: readAddressees(facts.addressees), access };
}

export function readDraft(message: service.DirectiveDraft | undefined): DirectiveDraft {
  const draft = requireField(message, ['draft']);
  return { ...draft, addressees: readAddressees(draft.addressees), access: readAccess(draft.access) };
}

export function writeFacts(facts: DirectiveFacts): events.DirectiveFacts {
  const { levels, unitIds } = facts.addressees;
  return {
    ...facts,
    source: facts.source && { ...facts.source },
    addressees: { levels: levels.map(toProto.level), unitIds: [...unitIds] },
    access: `ACCESS_${facts.access ?? 'UNSPECIFIED'}`,
  };
}

export function readLinkKind(kind: events.LinkKind): LinkKind {
  return requireField(
    LINK_KINDS.find((known) => kind === `LINK_KIND_${known}`),
    ['kind'],
  );
}

export function readTargets(targets: readonly events.TargetDays[]): readonly TargetDays[] {
  return targets.map(({ stage, level, days }, index) => ({
    stage: requireField(fromProto.stage(stage), ['targets', String(index), 'stage']),
    level: requireField(fromProto.level(level), ['targets', String(index), 'level']),
    days,
  }));
}

export function writeTargets(targets: readonly TargetDays[]): events.TargetDays[] {
  return targets.map(({ stage, level, days }) => ({
    stage: toProto.stage(stage),
    level: toProto.level(level),
    days,
  }));
}

/** A stage that this service records: receipt, plan or programme. */
export function readUnitStage(stage: string): UnitStage {
  const known = fromProto.stage(stage);
  return requireField(
    (Object.keys(STAGE_EVENTS) as UnitStage[]).find((each) => each === known),
    ['stage'],
  );
}

function readAccess(wire: events.Access): Access | undefined {
  return ACCESSES.find((known) => wire === `ACCESS_${known}`);
}

function readAddressees(message: events.Addressees | undefined): Addressees {
  const levels = (message?.levels ?? []).map((level, index) =>
    requireField(fromProto.level(level), ['addressees', 'levels', String(index)]),
  );
  return { levels, unitIds: message?.unitIds ?? [] };
}
