import { AWARD_STATES } from '@trienkhai/kernel/vocabulary';
import {
  CorrectAwardRequest,
  RecordAwardRequest,
  WithdrawAwardRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/awards';
import { z } from 'zod';
import { command } from './command.ts';
import { count, day, id, metaFields, reason, text } from './fields.ts';

const awardFields = {
  unit: id('Unit that reports it'),
  name: text(300, 'Name of the award'),
  edition: text(300, 'Edition as written: "VII (2022)"'),
  year: z.int().min(1948).max(2100).meta({ description: 'Year' }).optional(),
  state: z.enum(AWARD_STATES).meta({ id: 'AwardState', description: 'Launched, or awarded' }),
  on: day('Day on which it was launched or awarded').optional(),
  publishedOn: day('Day on which it became public').optional(),
  collectives: count('Collectives of the unit that received it; only where awarded').optional(),
  individuals: count('Individuals of the unit that received it; only where awarded').optional(),
};
const awardId = id('Award that was recorded before');

const record = z.strictObject({ ...metaFields, ...awardFields }).meta({ id: 'RecordAward' });
const correct = z
  .strictObject({ ...metaFields, award: awardId, ...awardFields, reason })
  .meta({ id: 'CorrectAward' });
const withdraw = z.strictObject({ ...metaFields, award: awardId, reason }).meta({ id: 'WithdrawAward' });

type AwardInput = Pick<z.output<typeof record>, keyof typeof awardFields>;

function awardOf(input: AwardInput) {
  const { unit, name, edition, year, state, on, publishedOn, collectives, individuals } = input;
  const wire = { unitId: unit, name, edition, year, state: `AWARD_STATE_${state}` as const };
  return { ...wire, on, publishedOn, collectives, individuals };
}

const example = {
  unit: 'district:872:2021-11-01',
  name: 'Giải Búa liềm vàng',
  edition: 'VII (2022)',
  state: 'AWARDED',
  collectives: 3,
  individuals: 7,
};

export const awardCommands = {
  recordAward: command({
    context: 'reviews',
    summary: 'Records an edition of an award with counts; the same edition again says it anew',
    creates: true,
    schema: record,
    example: { commandId: 'award-1', ...example },
    send: (input, meta, peers, options) =>
      peers.reviews.recordAward(RecordAwardRequest.fromPartial({ meta, award: awardOf(input) }), options),
  }),
  correctAward: command({
    context: 'reviews',
    summary: 'Puts a recorded award right',
    creates: false,
    schema: correct,
    example: { commandId: 'award-1-fix', award: 'award:1f', ...example, individuals: 6, reason: 'Đếm nhầm' },
    send: (input, meta, peers, options) => {
      const request = { meta, awardId: input.award, award: awardOf(input), reason: input.reason };
      return peers.reviews.correctAward(CorrectAwardRequest.fromPartial(request), options);
    },
  }),
  withdrawAward: command({
    context: 'reviews',
    summary: 'Takes a recorded award back',
    creates: false,
    schema: withdraw,
    example: { commandId: 'award-1-off', award: 'award:1f', reason: 'Ghi nhầm đơn vị' },
    send: (input, meta, peers, options) => {
      const request = { meta, awardId: input.award, reason: input.reason };
      return peers.reviews.withdrawAward(WithdrawAwardRequest.fromPartial(request), options);
    },
  }),
};
