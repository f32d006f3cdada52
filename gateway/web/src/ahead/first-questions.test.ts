import { expect, test } from '@jest/globals';
import { RolloutOverviewDocument } from '../generated/graphql.ts';
import { requestOf } from '../graphql/operation.ts';
import { rolloutState, scopeOf } from '../pages/rollout/state.ts';
import { readState } from '../url-state.ts';
import { firstQuestion } from './first-questions.ts';

const asked = { me: '', overview: RolloutOverviewDocument.__meta__?.['id'] as string };
const ahead = (path: string) => firstQuestion(new URL(path, 'http://gateway'), asked);

test.each([
  'directive=directive:d1',
  'directive=directive:d1&within=province:87:2021-11-01&on=2022-12-31&stage=PLANNED',
  'directive=+directive:d1+&within=',
])('what is asked ahead is, letter for letter, what the page asks: %s', (search) => {
  const scope = scopeOf(readState(rolloutState, search));
  expect(ahead(`/rollout?${search}`)).toBe(JSON.stringify(requestOf(RolloutOverviewDocument, scope)));
});

test.each(['/rollout', '/directives?directive=directive:d1', '/rollout?directive=d&known=2022-01-01'])(
  'nothing is asked ahead where the page reckons first what it asks, or asks nothing: %s',
  (path) => {
    expect(ahead(path)).toBeUndefined();
  },
);
