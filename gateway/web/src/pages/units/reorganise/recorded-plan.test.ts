import { expect, test } from '@jest/globals';
import { compose } from './composed.ts';
import { planOf } from './recorded-plan.ts';

const MERGED = 'commune:99991:2023-05-01';
const unit = (id: string) => ({ id });
const recorded = {
  effectiveOn: '2023-05-01',
  issuedOn: '2023-04-12',
  decrees: ['738/NQ-UBTVQH15'],
  lines: 6,
  openings: [
    {
      level: 'COMMUNE' as const,
      code: '99991',
      name: 'Thủy Liễu',
      kind: 'Xã',
      origin: 'created',
      parent: unit('district:872'),
    },
  ],
  revisions: [{ unit: unit('commune:30053'), name: null, kind: 'Phường', parent: null }],
  closings: [
    { unit: unit('west'), reason: null },
    { unit: unit('isle'), reason: 'Không còn dân' },
  ],
  successions: [
    { from: unit('west'), to: unit(MERGED), share: 'WHOLE' as const, default: true },
    { from: unit('east'), to: unit(MERGED), share: 'PART' as const, default: true },
  ],
};

test('a recorded state read into the form says the same when it is sent again', () => {
  const { commandId, ...input } = compose(planOf(recorded)).input;
  expect(commandId).not.toBe('');
  expect(input).toEqual({
    effectiveOn: '2023-05-01',
    issuedOn: '2023-04-12',
    decrees: ['738/NQ-UBTVQH15'],
    openings: [
      {
        level: 'COMMUNE',
        code: '99991',
        name: 'Thủy Liễu',
        kind: 'Xã',
        origin: 'created',
        parent: 'district:872',
      },
    ],
    revisions: [{ unit: 'commune:30053', kind: 'Phường' }],
    closings: [{ unit: 'west' }, { unit: 'isle', reason: 'Không còn dân' }],
    successions: [
      { from: 'west', to: MERGED, share: 'WHOLE', default: true },
      { from: 'east', to: MERGED, share: 'PART', default: true },
    ],
  });
});

test('what takes effect on another day bears that day in the ids of the units that begin', () => {
  const { input } = compose({ ...planOf(recorded), effectiveOn: '2023-06-01' });
  expect(input.successions?.map(({ to }) => to)).toEqual([
    'commune:99991:2023-06-01',
    'commune:99991:2023-06-01',
  ]);
});
