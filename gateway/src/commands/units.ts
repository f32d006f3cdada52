import {
  CloseOrganRequest,
  EstablishOrganRequest,
  OpenCommitteeTermRequest,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import { z } from 'zod';
import { command } from './command.ts';
import { day, id, list, metaFields, text } from './fields.ts';
import { reorganisationCommands, unitCode } from './reorganisations.ts';

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
  ...reorganisationCommands,
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
