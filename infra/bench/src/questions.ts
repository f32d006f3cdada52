import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { historySizes } from './config.ts';
import type { BenchContext } from './measure.ts';
import { askLists } from './questions/lists.ts';
import { askAfterChanges, askFirst, asTimed, type First } from './questions/cold.ts';
import { compareWithFloors } from './questions/compared.ts';
import { folded, openQuestionGround, type QuestionGround } from './questions/ground.ts';
import { atMost, comparedLines, titleOf, timeLines, untimed, type Named } from './questions/lines.ts';
import { askOffices } from './questions/offices.ts';
import { idOfDirective } from './history/directives.ts';
import {
  askRollout,
  CALLS,
  DIRECTIVE_OF,
  PARTS,
  questionsOf,
  type Asked,
  type Part,
  type Scope,
  type Time,
} from './questions/rollouts.ts';
import { timeEach } from './questions/asking.ts';
import type { TraceChild } from './questions/trace-child.ts';
import type { Line } from './report.ts';

const WRITTEN_MS = 2_000;
const NEW_PROCESSES = 5;
const FRESH = 'of a new process, the median of five';
/** All that is generated: a little more. */
const WHOLE = 1_000_000;
const TIMES: readonly Time[] = ['today', 'as of a past day', 'as known at an instant'];

/**
 * Generates a history of each size, lets the real trace fold it, and asks: rollouts of one directive of the
 * whole country beside two floors over plain documents, and what else offices ask. The same directive is
 * asked of at every size, so that what rises with the size is the price of history.
 */
export async function benchQuestions({
  quick,
  ...context
}: BenchContext & { quick: boolean }): Promise<Line[]> {
  const lines: Line[] = [];
  for (const size of historySizes(quick)) lines.push(...(await askOfHistory(context, size)));
  return lines;
}

async function askOfHistory(context: BenchContext, size: number): Promise<Line[]> {
  const namespace = `bench${randomUUID().slice(0, 8)}`;
  const ground = await openQuestionGround(context, namespace);
  try {
    const events = await ground.fill(size >= WHOLE ? Infinity : size);
    const title = titleOf(events);
    const folding = await foldAll(ground, title, events);
    // In less there is nothing of the whole country but what a process asks itself before it is ready.
    const cold = size >= WHOLE ? await askNewProcesses(ground, title) : [];
    const trace = await ground.startTrace();
    try {
      await folded(trace);
      const everything = await askEverything(ground, trace, title);
      return [...folding, ...cold, ...everything];
    } finally {
      await trace.stop();
    }
  } finally {
    await ground.close();
    await dropNamespace({ ...context, namespace });
  }
}

/** The first trace folds; the one that is asked starts over what it has stored. */
async function foldAll(ground: QuestionGround, title: string, events: number): Promise<Line[]> {
  const begun = performance.now();
  const trace = await ground.startTrace();
  try {
    await folded(trace);
    const seconds = (performance.now() - begun) / 1_000;
    const rate = `${seconds.toFixed(0)} s, ${Math.round(events / seconds).toLocaleString('en')}/s`;
    const first = await askFirst(trace, { of: 'of new read models', part: ', with totals' });
    // What they came to is written down in the background.
    await delay(WRITTEN_MS);
    return [
      untimed(`${title}: folded from the first offset`, rate),
      atMost(`${title}: memory of trace while folding, highest`, trace.memory()?.highest, 400),
      ...timeLines(title, first),
    ];
  } finally {
    await trace.stop();
  }
}

async function askNewProcesses(ground: QuestionGround, title: string): Promise<Line[]> {
  return [
    ...(await askEachFirst(ground, title, { of: FRESH, part: ', with totals' })),
    ...(await askEachFirst(ground, title, { of: FRESH, part: '', aim: { p50: 100 } })),
  ];
}

/** The first question of a process is asked once: each answer takes another process. */
async function askEachFirst(ground: QuestionGround, title: string, first: First): Promise<Line[]> {
  const asked: Named[] = [];
  for (let process = 0; process < NEW_PROCESSES; process += 1) {
    const trace = await ground.startTrace();
    try {
      await folded(trace);
      asked.push(...(await askFirst(trace, first)));
    } finally {
      await trace.stop();
    }
  }
  return timeLines(title, asTimed(asked));
}

async function askEverything(ground: QuestionGround, trace: TraceChild, title: string): Promise<Line[]> {
  // From here on nothing is asked for the first time.
  await askFirst(trace, { of: FRESH, part: '' });
  const changed = await askAfterChanges(ground, trace);
  const rollouts = await askRollouts(ground, trace);
  const compared = await compareWithFloors(ground, trace);
  const lists = await askLists(ground, trace);
  const offices = await askOffices(ground, trace);
  return [
    ...timeLines(title, [changed, ...rollouts]),
    ...comparedLines(title, compared),
    ...timeLines(title, [...lists, ...offices]),
    atMost(`${title}: memory of trace after all questions`, trace.memory()?.now, 400),
  ];
}

async function askRollouts(ground: QuestionGround, { client }: TraceChild): Promise<Named[]> {
  const named: Named[] = [];
  for (const name of Object.keys(DIRECTIVE_OF) as (keyof typeof DIRECTIVE_OF)[]) {
    // A small history knows only one of the two.
    if (!(await isThere(client, idOfDirective(DIRECTIVE_OF[name].number)))) continue;
    for (const scope of ['province', 'country'] as const) {
      for (const [part, asked] of Object.entries(PARTS)) {
        const answers = await askAtTimes(ground, client, { name, scope, asked });
        for (const { time, ...answer } of answers) {
          const { aim, ratioAim } = AIMS[part as Part];
          const aims = { aim, ...('ratio' in answer && { aimRatio: ratioAim }) };
          named.push({ what: `rollout ${name}, ${scope}, ${time}${part}`, ...answer, ...aims });
        }
      }
    }
  }
  return named;
}

/** Counts are what a rollout is; what is summed beside them, and from what, is told with fewer aims. */
const AIMS: Readonly<Record<Part, Pick<Named, 'aim'> & { readonly ratioAim?: number }>> = {
  '': { aim: { p50: 15, p99: 60 }, ratioAim: 2 },
  ', with totals': { aim: { p50: 15, p99: 60 } },
  ', with evidence': {},
};

interface RolloutPart {
  readonly name: keyof typeof DIRECTIVE_OF;
  readonly scope: Scope;
  readonly asked: (typeof PARTS)[Part];
}

/** The same rollout now, on past days and as known at past instants; the later two beside the first. */
async function askAtTimes(
  { units }: QuestionGround,
  client: TraceChild['client'],
  { name, scope, asked }: RolloutPart,
): Promise<readonly (Pick<Named, 'latency' | 'ratio'> & { readonly time: Time })[]> {
  const answers = [];
  let today: Named['latency'] | undefined;
  for (const time of TIMES) {
    const questions = questionsOf(units, DIRECTIVE_OF[name], scope, time);
    const ask = (question: Asked) => askRollout(client, { ...question, ...asked });
    const latency = await timeEach(questions, ask, CALLS / 4);
    answers.push({ time, latency, ...(today && { ratio: latency.p50 / today.p50 }) });
    today ??= latency;
  }
  return answers;
}

async function isThere(client: TraceChild['client'], directive: string): Promise<boolean> {
  return askRollout(client, { directive }).then(
    () => true,
    () => false,
  );
}
