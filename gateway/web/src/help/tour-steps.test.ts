import { expect, test } from '@jest/globals';
import { readState } from '../url-state.ts';
import { rolloutState } from '../pages/rollout/state.ts';
import { tourSteps } from './tour-steps.ts';

const steps = tourSteps('directive:1', '2022-03-01');

test('the tour looks at the sample document on a day when something had been done', () => {
  const [, levels] = steps;
  const state = readState(rolloutState, levels!.path.slice('/rollout'.length));
  expect(state).toMatchObject({ directive: 'directive:1', on: '2022-12-26', order: 'LAST_ACTIVITY' });
});

test('every step of the tour is about a section of its own', () => {
  const sections = steps.map(({ path, section }) => `${path} ${section}`);
  expect(new Set(sections).size).toBe(steps.length);
});
