import { deepStrictEqual } from 'node:assert/strict';
import { dice } from '@trienkhai/data/sample/random';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { AFTER_REFORM, idOfDirective } from '../history/directives.ts';
import { insistently } from '@trienkhai/e2e/patiently';
import { percentile } from '../measure.ts';
import { byGraphLookup, byPathPrefix, type Counts, type RolloutQuestion } from './floors.ts';
import type { QuestionGround } from './ground.ts';
import { askRollout, countsOf, requestOf, type Asked, type Scope } from './rollouts.ts';
import type { TraceChild } from './trace-child.ts';
import type { TraceHere } from './trace-here.ts';

/** Asked in the process that answers, by a call to another process, and of the store itself. */
const WAYS = ['inTrace', 'byCall', 'graphLookup', 'pathPrefix'] as const;
type Way = (typeof WAYS)[number];

/** Median milliseconds of the same questions, asked in turns. */
export type Compared = Readonly<Record<Way, number>> & { readonly scope: Scope };

const TURNS: Readonly<Record<Scope, number>> = { province: 120, country: 7 };

/** Asks ours and both floors the same in turns; throws where an answer differs. */
export async function compareWithFloors(
  ground: QuestionGround,
  child: TraceChild,
  turns = TURNS,
): Promise<Compared[]> {
  const here = await ground.openTrace();
  try {
    const ways = waysOf(ground, child, here);
    const compared: Compared[] = [];
    for (const scope of ['province', 'country'] as const) {
      compared.push(await compare(ground, ways, { scope, turns: turns[scope] }));
    }
    return compared;
  } finally {
    await here.close();
  }
}

type Ways = Readonly<Record<Way, (question: RolloutQuestion) => Promise<Counts>>>;

function waysOf({ floor }: QuestionGround, { client }: TraceChild, here: TraceHere): Ways {
  return {
    inTrace: async (question) => countsOf(await here.getRollout(requestOf(askedBy(question)))),
    byCall: async (question) => countsOf(await askRollout(client, askedBy(question))),
    graphLookup: (question) => byGraphLookup(floor, question),
    pathPrefix: (question) => byPathPrefix(floor, question),
  };
}

function askedBy({ directive, on, within }: RolloutQuestion): Asked {
  return { directive, on, levelsOnly: true, ...(within === CENTRE_ID ? {} : { within }) };
}

async function compare(
  { units }: QuestionGround,
  ways: Ways,
  { scope, turns }: { readonly scope: Scope; readonly turns: number },
): Promise<Compared> {
  const { askedOn: on, number } = AFTER_REFORM;
  const directive = idOfDirective(number);
  const roll = dice(`turns ${scope}`);
  const provinces = units.unitsWithin(CENTRE_ID, 'PROVINCE', on);
  const times: Record<Way, number[]> = { inTrace: [], byCall: [], graphLookup: [], pathPrefix: [] };
  for (let turn = 0; turn <= turns; turn += 1) {
    const question = { directive, on, within: scope === 'country' ? CENTRE_ID : roll.pick(provinces) };
    const answers: Counts[] = [];
    for (const way of WAYS) {
      const { answer, ms } = await timed(() => ways[way](question));
      answers.push(answer);
      // The first turn warms up whatever answers.
      if (turn > 0) times[way].push(ms);
    }
    WAYS.forEach((way, index) => {
      deepStrictEqual(answers[index], answers[0], `${way} within ${question.within}`);
    });
  }
  const half = (way: Way): number => percentile(times[way], 0.5);
  return {
    scope,
    inTrace: half('inTrace'),
    byCall: half('byCall'),
    graphLookup: half('graphLookup'),
    pathPrefix: half('pathPrefix'),
  };
}

/** A store that is busy may not answer in time: it is asked again, and what is timed is the answer. */
async function timed<Answer>(
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly ms: number }> {
  let begun = 0;
  const answer = await insistently(() => {
    begun = performance.now();
    return ask();
  });
  return { answer, ms: performance.now() - begun };
}
