import { deepStrictEqual } from 'node:assert/strict';
import { dice } from '@trienkhai/data/sample/random';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { AFTER_REFORM, idOfDirective } from '../history/directives.ts';
import { percentile } from '../measure.ts';
import { byGraphLookup, byPathPrefix, type Counts, type RolloutQuestion } from './floors.ts';
import type { QuestionGround } from './ground.ts';
import { askRollout, countsOf, type Scope } from './rollouts.ts';
import type { TraceChild } from './trace-child.ts';

/** Median milliseconds of the same questions, asked in turns. */
export interface Compared {
  readonly scope: Scope;
  readonly ours: number;
  readonly graphLookup: number;
  readonly pathPrefix: number;
}

const TURNS = { province: 34, country: 7 } as const;

/** Asks ours and both floors the same in turns; throws where an answer differs. */
export async function compareWithFloors(
  { floor, units }: QuestionGround,
  { client }: TraceChild,
  scope: Scope,
  turns: number = TURNS[scope],
): Promise<Compared> {
  const { askedOn: on, number } = AFTER_REFORM;
  const directive = idOfDirective(number);
  const roll = dice(`turns ${scope}`);
  const provinces = units.unitsWithin(CENTRE_ID, 'PROVINCE', on);
  const ways = {
    ours: async ({ within }: RolloutQuestion) =>
      countsOf(
        await askRollout(client, {
          directive,
          on,
          levelsOnly: true,
          ...(within === CENTRE_ID ? {} : { within }),
        }),
      ),
    graphLookup: (question: RolloutQuestion) => byGraphLookup(floor, question),
    pathPrefix: (question: RolloutQuestion) => byPathPrefix(floor, question),
  };
  const times = noTimes();
  for (let turn = 0; turn <= turns; turn += 1) {
    const question = { directive, on, within: scope === 'country' ? CENTRE_ID : roll.pick(provinces) };
    const answers: Counts[] = [];
    for (const way of ['ours', 'graphLookup', 'pathPrefix'] as const) {
      const begun = performance.now();
      answers.push(await ways[way](question));
      // The first turn warms up whatever answers.
      if (turn > 0) times[way].push(performance.now() - begun);
    }
    deepStrictEqual(answers[1], answers[0], `$graphLookup within ${question.within}`);
    deepStrictEqual(answers[2], answers[0], `path prefix within ${question.within}`);
  }
  const half = (each: readonly number[]): number => percentile(each, 0.5);
  const { ours, graphLookup, pathPrefix } = times;
  return { scope, ours: half(ours), graphLookup: half(graphLookup), pathPrefix: half(pathPrefix) };
}

function noTimes(): Record<'ours' | 'graphLookup' | 'pathPrefix', number[]> {
  return { ours: [], graphLookup: [], pathPrefix: [] };
}
