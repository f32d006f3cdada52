import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { AWARD_STATES } from '@trienkhai/kernel/vocabulary';
import type { Award, AwardEvent } from '../domain/award.ts';
import { awardCodec } from './award-codec.ts';

const award: Omit<Award, 'state'> = {
  unitId: 'district:353:2021-11-01',
  name: 'Giải',
  edition: 'VII',
  year: 2022,
  on: '2022-06-01',
  publishedOn: '2022-06-02',
  collectives: 0,
  individuals: 7,
};
const events: readonly AwardEvent[] = [
  ...AWARD_STATES.map((state): AwardEvent => {
    return { type: 'AwardRecorded', awardId: 'award:1', award: { ...award, state }, sample: true };
  }),
  { type: 'AwardCorrected', awardId: 'award:1', award: { ...award, state: 'AWARDED' }, reason: 'r' },
  { type: 'AwardWithdrawn', awardId: 'award:1', reason: 'r' },
];

test.each(events)('$type reads back as it was written', (event) => {
  const stored = awardCodec.encode(event);
  const asStored = JSON.parse(JSON.stringify(stored)) as typeof stored;
  expect(sameValue(awardCodec.decode(asStored), event)).toBe(true);
});
