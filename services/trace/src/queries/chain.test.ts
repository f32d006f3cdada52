import { expect, test } from '@jest/globals';
import type { LinkKind } from '@trienkhai/kernel/vocabulary';
import { directive, event } from '../../test/support/facts.ts';
import { activities } from '../projections/activities.ts';
import { progress } from '../projections/progress.ts';
import { chainFacts, showFacts } from './chain-facts.ts';
import { chainOf } from './chain.ts';
import type { KnownDirective } from './directives.ts';

function document(id: string, issuedOn: string, ...links: (readonly [LinkKind, string])[]): KnownDirective {
  const value = directive({ issuedOn }, { links: links.map(([kind, toId]) => ({ kind, toId })) });
  return { id, version: 1, value };
}

const all = [
  document('ct05', '2016-05-15'),
  document('kl01', '2021-05-18', ['IMPLEMENTS', 'ct05']),
  document('term', '2021-09-01', ['THEME_OF', 'kl01']),
  document('theme', '2022-01-10', ['THEME_OF', 'term'], ['IMPLEMENTS', 'kl01']),
  document('plan', '2022-02-20', ['PLANS', 'theme']),
  document('later', '2025-01-01', ['SUPERSEDES', 'kl01']),
];
const wide = { depth: 6, most: 100 };
const seen = (chain: ReturnType<typeof chainOf>) =>
  chain.map(({ id, parentId, depth }) => [id, parentId, depth]);

test('the chain runs from the directive down to the plan of a district, each document once, under the most special', () => {
  const chain = chainOf('ct05', all, false, wide);
  expect(seen(chain)).toEqual([
    ['ct05', undefined, 0],
    ['kl01', 'ct05', 1],
    ['term', 'kl01', 2],
    ['theme', 'term', 3],
    ['plan', 'theme', 4],
  ]);
  expect(chain[2]!.link).toBe('THEME_OF');
});

test('upwards it runs to what the plan rests on', () => {
  expect(seen(chainOf('plan', all, true, wide)).map(([id]) => id)).toEqual([
    'plan',
    'theme',
    'term',
    'kl01',
    'ct05',
  ]);
});

test('a circle of links ends', () => {
  const circle = [document('a', '2022-01-01', ['GUIDES', 'b']), document('b', '2022-01-02', ['GUIDES', 'a'])];
  expect(seen(chainOf('a', circle, false, wide)).map(([id]) => id)).toEqual(['a', 'b']);
});

test('what the bounds leave out is told', () => {
  const shallow = chainOf('ct05', all, false, { depth: 1, most: 100 });
  expect(shallow.map(({ id, leftOut }) => [id, leftOut])).toEqual([
    ['ct05', 0],
    ['kl01', 2],
  ]);
  const few = chainOf('ct05', all, false, { depth: 6, most: 3 });
  expect(few.map(({ id, leftOut }) => [id, leftOut])).toEqual([
    ['ct05', 0],
    ['kl01', 1],
    ['term', 1],
  ]);
});

const AT = '2022-07-05T02:00:00.000Z';
const unitId = 'district:872:2021-11-01';
const said = (stream: string, type: string, data: object) =>
  event(stream, 1, `trienkhai.${type}`, data as never, AT);
const sources = {
  progress: [
    progress.project(
      null,
      said('progress:plan:u', 'directives.v1.PlanAdopted', { directiveId: 'plan', unitId, on: '2022-03-01' }),
    )!,
  ],
  activities: [
    ...['2022-03-02', '2022-04-02', '2022-05-02'].map((heldOn, index) =>
      activities.project(
        null,
        said(`session:${index}`, 'study.v1.SessionRecorded', {
          session: { kind: 'study-class', directiveIds: ['plan'], unitId, heldOn },
        }),
      )!,
    ),
    activities.project(
      null,
      said('report:h1', 'study.v1.ActivitiesReported', {
        report: {
          unitId,
          period: { from: '2022-01-01', to: '2022-06-30', closed: true },
          lines: [{ kind: 'study-class', count: 3, directiveIds: ['plan'] }],
          reviewId: 'review:h1',
        },
      }),
    )!,
  ],
};
const scope = {
  directiveId: 'plan',
  on: '2022-12-31',
  knownAt: undefined,
  sample: false,
  inside: () => true,
};

test('under a document stand counts of each kind, the first facts, and the review their report belongs to', () => {
  const { counts, shown } = showFacts('plan', chainFacts(sources, scope), 2);
  expect(counts).toEqual([
    { kind: 'PLAN', count: 1 },
    { kind: 'REPORT', count: 1 },
    { kind: 'REVIEW', count: 1 },
    { kind: 'SESSION', count: 3 },
  ]);
  expect(shown.filter(({ id }) => id.startsWith('session:'))).toHaveLength(2);
  expect(shown).toContainEqual({ id: 'review:h1', parentId: 'report:h1' });
});

test('what comes after the day, was not known yet, or lies elsewhere is not below', () => {
  const kinds = (more: object) => chainFacts(sources, { ...scope, ...more }).map(({ id }) => id);
  expect(kinds({ on: '2022-03-02' })).toEqual(['report:h1', 'progress:plan:u', 'session:0']);
  expect(kinds({ knownAt: '2022-07-01T00:00:00.000Z' })).toEqual([]);
  expect(kinds({ inside: () => false })).toEqual([]);
});
