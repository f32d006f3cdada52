import { toProto } from '@trienkhai/runtime/proto-enums';
import {
  ApplyReorganisationRequest,
  CancelReorganisationRequest,
  CorrectReorganisationRequest,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import { SHARES } from '@trienkhai/kernel/vocabulary';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, level, list, metaFields, reason, text } from './fields.ts';

export const unitCode = z
  .string()
  .regex(/^[A-Za-z0-9._-]+$/)
  .max(40);
const MAX_UNITS = 20_000;

const opening = z
  .strictObject({
    level,
    code: unitCode.meta({ description: 'Code in the catalogue' }),
    name: text(200, 'Name without its kind'),
    kind: text(60, 'As the decree writes it: Xã, Phường, Tỉnh, …'),
    parent: id('Unit above').optional(),
    origin: z.enum(['first-snapshot', 'created', 'provincial-merger', 'two-level-reform']),
  })
  .meta({ id: 'UnitOpeningInput', description: 'A unit that begins' });

const revision = z
  .strictObject({
    unit: id('Unit that changes'),
    name: text(200, 'New name').optional(),
    kind: text(60, 'New kind').optional(),
    parent: id('New unit above').optional(),
  })
  .meta({ id: 'UnitRevisionInput', description: 'What changes of a unit that goes on' });

const closing = z
  .strictObject({ unit: id('Unit that ends'), reason: text(500, 'Why it has no successor').optional() })
  .meta({ id: 'UnitClosingInput', description: 'A unit that ends' });

const succession = z
  .strictObject({
    from: id('Unit before'),
    to: id('Unit after'),
    share: z.enum(SHARES),
    default: z.boolean().default(false),
  })
  .meta({ id: 'SuccessionInput', description: 'Which unit goes on as which' });

const reorganisationFields = {
  ...metaFields,
  effectiveOn: day('First day of the new state of the country'),
  issuedOn: day('Day on which the decrees were published'),
  decrees: list(text(200, 'Symbol of a decree'), 'Decrees').default([]),
  openings: z.array(opening).max(MAX_UNITS).default([]),
  revisions: z.array(revision).max(MAX_UNITS).default([]),
  closings: z.array(closing).max(MAX_UNITS).default([]),
  successions: z
    .array(succession)
    .max(2 * MAX_UNITS)
    .default([]),
};

export const reorganisation = z.strictObject(reorganisationFields).meta({ id: 'ApplyReorganisation' });
const correction = z
  .strictObject({
    ...reorganisationFields,
    movedTo: day('Day on which it really takes effect, where that is another one').optional(),
    reason,
  })
  .meta({ id: 'CorrectReorganisation' });
const cancellation = z
  .strictObject({ ...metaFields, effectiveOn: day('Day on which it was to take effect'), reason })
  .meta({ id: 'CancelReorganisation' });

/** What takes effect on a day, in the words of the wire. */
export function reorganisationContent(input: z.output<typeof reorganisation>) {
  const { effectiveOn, issuedOn, decrees } = input;
  return {
    effectiveOn,
    issuedOn,
    decrees,
    openings: input.openings.map(({ level: at, parent, ...rest }) => ({
      ...rest,
      level: toProto.level(at),
      parentId: parent,
    })),
    revisions: input.revisions.map(({ unit, parent, ...rest }) => ({
      ...rest,
      unitId: unit,
      parentId: parent,
    })),
    closings: input.closings.map((each) => ({ unitId: each.unit, reason: each.reason })),
    successions: input.successions.map(({ from, to, share, default: chosen }) => ({
      fromId: from,
      toId: to,
      share: toProto.share(share),
      default: chosen,
    })),
  };
}

const example = {
  effectiveOn: '2026-03-01',
  issuedOn: '2026-02-10',
  decrees: ['100/NQ-UBTVQH16'],
  revisions: [{ unit: 'commune:25432:2025-07-01', kind: 'Phường' }],
};

export const reorganisationCommands = {
  applyReorganisation: command({
    context: 'units',
    summary: 'Records one dated state of the country in one commit',
    creates: false,
    timeoutMs: 60_000,
    schema: reorganisation,
    example: { commandId: 'reorganisation-2026-03-01', ...example },
    send: (input, meta, peers, options) =>
      peers.units.applyReorganisation(
        ApplyReorganisationRequest.fromPartial({ ...reorganisationContent(input), meta }),
        options,
      ),
  }),
  correctReorganisation: command({
    context: 'units',
    summary: 'Puts a new whole content in place of what was recorded for a day; what was known before stays',
    creates: false,
    timeoutMs: 60_000,
    schema: correction,
    example: {
      commandId: 'correct-reorganisation-2026-03-01',
      ...example,
      reason: 'Nghị quyết đã đính chính loại đơn vị',
    },
    send: ({ reason: why, movedTo, ...input }, meta, peers, options) =>
      peers.units.correctReorganisation(
        CorrectReorganisationRequest.fromPartial({
          ...reorganisationContent(input),
          meta,
          movedTo,
          reason: why,
        }),
        options,
      ),
  }),
  cancelReorganisation: command({
    context: 'units',
    summary: 'A recorded state of the country does not take place at all; what was known before stays',
    creates: false,
    timeoutMs: 60_000,
    schema: cancellation,
    example: {
      commandId: 'cancel-reorganisation-2026-03-01',
      effectiveOn: '2026-03-01',
      reason: 'Nghị quyết bị thu hồi',
    },
    send: ({ effectiveOn, reason: why }, meta, peers, options) =>
      peers.units.cancelReorganisation(
        CancelReorganisationRequest.fromPartial({ meta, effectiveOn, reason: why }),
        options,
      ),
  }),
};
