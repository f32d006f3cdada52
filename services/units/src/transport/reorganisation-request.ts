import type * as proto from '@trienkhai/proto/trienkhai/units/v1/service';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { ApplyReorganisation, CorrectReorganisation, Edge, Opening } from '../domain/reorganisation.ts';

/** Throws INVALID_ARGUMENT where a level or share is none of the allowed words. */
export function readReorganisation(
  request: Omit<proto.ApplyReorganisationRequest, 'meta'>,
): ApplyReorganisation {
  const { effectiveOn, issuedOn, decrees, revisions, closings } = request;
  return {
    type: 'ApplyReorganisation',
    effectiveOn,
    issuedOn,
    decrees,
    openings: request.openings.map((opening, index) => readOpening(opening, ['openings', String(index)])),
    revisions,
    closings,
    successions: request.successions.map((edge, index) => readEdge(edge, ['successions', String(index)])),
  };
}

/** Throws as `readReorganisation` does. */
export function readCorrection(
  request: Omit<proto.CorrectReorganisationRequest, 'meta'>,
): CorrectReorganisation {
  const { reason, movedTo, ...reorganisation } = request;
  return { ...readReorganisation(reorganisation), type: 'CorrectReorganisation', reason, movedTo };
}

function readOpening({ level, ...opening }: proto.UnitOpening, path: readonly string[]): Opening {
  return { ...opening, level: requireField(fromProto.level(level), [...path, 'level']) };
}

function readEdge({ share, ...edge }: proto.SuccessionEdge, path: readonly string[]): Edge {
  return { ...edge, share: requireField(fromProto.share(share), [...path, 'share']) };
}
