import { expect, test } from '@jest/globals';
import { outcomesOf, receiversOf } from './outcomes.ts';
import { emptyGiver, emptyOpening, emptyPassage, emptyPlan, emptyRevision } from './plan.ts';

const opening = emptyOpening();
const merged = `new:${opening.key}`;
const plan = {
  ...emptyPlan(),
  openings: [opening],
  givers: [
    { ...emptyGiver(), unit: 'west', passages: [{ ...emptyPassage(), to: merged }] },
    {
      ...emptyGiver(),
      unit: 'east',
      ends: false,
      passages: [{ ...emptyPassage(), to: merged, share: 'PART' as const, chosen: false }],
    },
    { ...emptyGiver(), unit: 'isle', reason: 'Không còn dân', passages: [] },
  ],
  revisions: [{ ...emptyRevision(), unit: 'south', kind: 'Phường' }],
};

test('a plan is told line by line: what begins, what passes into what, what ends without, what changes', () => {
  expect(outcomesOf(plan)).toEqual([
    { to: merged, opens: true },
    { from: 'west', to: merged, share: 'WHOLE', chosen: true, ends: true },
    { from: 'east', to: merged, share: 'PART', chosen: false, ends: false },
    { from: 'isle', ends: true, without: 'Không còn dân' },
    { from: 'south', changes: ['Phường'] },
  ]);
});

test('each unit that takes others over is drawn with them', () => {
  expect(receiversOf(plan)).toEqual([
    {
      unit: merged,
      from: [
        { id: 'west', whole: true },
        { id: 'east', whole: false },
      ],
    },
  ]);
});
