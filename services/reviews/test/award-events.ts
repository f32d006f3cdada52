import { AWARD_STATES } from '@trienkhai/kernel/vocabulary';
import type { Award, AwardEvent } from '../src/domain/award.ts';

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
export const awardEvents: readonly AwardEvent[] = [
  ...AWARD_STATES.map((state): AwardEvent => {
    return { type: 'AwardRecorded', awardId: 'award:1', award: { ...award, state }, sample: true };
  }),
  { type: 'AwardCorrected', awardId: 'award:1', award: { ...award, state: 'AWARDED' }, reason: 'r' },
  { type: 'AwardWithdrawn', awardId: 'award:1', reason: 'r' },
];
