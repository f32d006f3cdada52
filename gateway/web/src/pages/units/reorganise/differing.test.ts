import { expect, test } from '@jest/globals';
import { differing, type Wording } from './differing.ts';
import { emptyGiver, emptyPassage, emptyPlan, type Plan } from './plan.ts';

const passing = (unit: string, to: string) => ({
  ...emptyGiver(),
  unit,
  passages: [{ ...emptyPassage(), to }],
});
const wording: Wording = {
  nameOf: (unit = '') => unit.toUpperCase(),
  line: ({ from, to }, nameOf) => `${nameOf(from)} > ${nameOf(to)}`,
  head: ({ issuedOn = '' }: Plan) => [issuedOn],
};
const plan = (...givers: Plan['givers']): Plan => ({ ...emptyPlan(), issuedOn: '2031-01-01', givers });

test('only what one of two plans says and the other does not is told, in whatever order they say it', () => {
  const recorded = plan(passing('west', 'north'), passing('east', 'north'));
  const written = plan(passing('east', 'south'), passing('west', 'north'));
  expect(differing([recorded, wording], [written, wording])).toEqual({
    recorded: ['EAST > NORTH'],
    written: ['EAST > SOUTH'],
  });
});
