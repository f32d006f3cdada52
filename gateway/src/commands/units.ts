import { toProto } from '@trienkhai/runtime/proto-enums';
import {
  ApplyReorganisationRequest,
  CloseOrganRequest,
  EstablishOrganRequest,
  OpenCommitteeTermRequest,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import { SHARES } from '@trienkhai/kernel/vocabulary';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, level, list, metaFields, text } from './fields.ts';

const unitCode = z
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

const reorganisation = z
  .strictObject({
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
  })
  .meta({ id: 'ApplyReorganisation' });

const organ = z
  .strictObject({
    ...metaFields,
    code: unitCode.meta({ description: 'Code of the organ' }),
    name: text(300, 'Name'),
    kind: text(60, 'Kind: ban, trung tâm, đảng ủy, …'),
    committee: id('Committee (territorial unit or centre) that owns the number register'),
    symbol: text(40, 'As written in document symbols: TW, BTGTU, …').optional(),
    validFrom: day('First day').optional(),
    validTo: day('First day on which it no longer exists').optional(),
    aliases: list(text(300, 'Other name'), 'Other names').default([]),
    jointOf: list(id('Organ'), 'Two or more organs that act as one in it; each keeps its identity').default(
      [],
    ),
    oneHead: z
      .boolean()
      .default(true)
      .meta({ description: 'Of a joint organ: one office heads all of them' }),
  })
  .meta({ id: 'EstablishOrgan' });

const organEnd = z
  .strictObject({ ...metaFields, organ: id('Organ'), on: day('First day on which it no longer exists') })
  .meta({ id: 'CloseOrgan' });

const term = z
  .strictObject({
    ...metaFields,
    committee: id('Committee'),
    term: z.int().min(1).max(99).meta({ description: 'Number of the term' }),
    from: day('First day'),
    to: day('First day of the next term').optional(),
  })
  .meta({ id: 'OpenCommitteeTerm' });

export const unitCommands = {
  applyReorganisation: command({
    context: 'units',
    summary: 'Records one dated state of the country in one commit',
    creates: false,
    timeoutMs: 60_000,
    schema: reorganisation,
    example: {
      commandId: 'reorganisation-2026-03-01',
      effectiveOn: '2026-03-01',
      issuedOn: '2026-02-10',
      decrees: ['100/NQ-UBTVQH16'],
      revisions: [{ unit: 'commune:25432:2025-07-01', kind: 'Phường' }],
    },
    send: ({ effectiveOn, issuedOn, decrees, successions, ...input }, meta, peers, options) => {
      const openings = input.openings.map(({ level: at, parent, ...rest }) => ({
        ...rest,
        level: toProto.level(at),
        parentId: parent,
      }));
      const revisions = input.revisions.map(({ unit, parent, ...rest }) => ({
        ...rest,
        unitId: unit,
        parentId: parent,
      }));
      const closings = input.closings.map((each) => ({ unitId: each.unit, reason: each.reason }));
      const edges = successions.map(({ from, to, share, default: chosen }) => ({
        fromId: from,
        toId: to,
        share: toProto.share(share),
        default: chosen,
      }));
      const request = {
        meta,
        effectiveOn,
        issuedOn,
        decrees,
        openings,
        revisions,
        closings,
        successions: edges,
      };
      return peers.units.applyReorganisation(ApplyReorganisationRequest.fromPartial(request), options);
    },
  }),
  establishOrgan: command({
    context: 'units',
    summary: 'Establishes a board, centre or committee that is no territory of its own',
    creates: true,
    schema: organ,
    example: {
      commandId: 'organ-btgtu-87',
      code: 'BTGTU-87',
      name: 'Ban Tuyên giáo Tỉnh ủy Đồng Tháp',
      kind: 'ban',
      committee: 'province:87:2021-11-01',
      symbol: 'BTGTU',
    },
    send: ({ committee, ...input }, meta, peers, options) =>
      peers.units.establishOrgan(
        EstablishOrganRequest.fromPartial({ ...input, meta, committeeId: committee }),
        options,
      ),
  }),
  closeOrgan: command({
    context: 'units',
    summary: 'Ends an organ',
    creates: false,
    schema: organEnd,
    example: { commandId: 'close-btgtu-87', organ: 'organ:BTGTU-87:2021-11-01', on: '2025-03-01' },
    send: ({ organ: organId, on }, meta, peers, options) =>
      peers.units.closeOrgan(CloseOrganRequest.fromPartial({ meta, organId, on }), options),
  }),
  openCommitteeTerm: command({
    context: 'units',
    summary: 'Opens a term of a committee; its register numbers begin anew',
    creates: false,
    schema: term,
    example: {
      commandId: 'term-14-tw',
      committee: 'centre:TW:2021-11-01',
      term: 14,
      from: '2026-01-25',
    },
    send: ({ committee, term: number, from, to }, meta, peers, options) =>
      peers.units.openCommitteeTerm(
        OpenCommitteeTermRequest.fromPartial({ meta, committeeId: committee, term: number, from, to }),
        options,
      ),
  }),
};
