import { AFTER_REFORM, idOfDirective } from '../history/directives.ts';
import { recordedAfter, type GeneratedEvent } from '../history/event.ts';
import { percentile } from '../measure.ts';
import { callerFor, type QuestionGround } from './ground.ts';
import type { Named } from './lines.ts';
import { askRollout, DIRECTIVE_OF, PARTS, TARGET_UNIT, type Part } from './rollouts.ts';
import type { TraceChild } from './trace-child.ts';

const CHANGES = 9;

export interface First {
  /** Of whom it is the first question. */
  readonly of: string;
  readonly part: Part;
  readonly aim?: Named['aim'];
}

/** The country's rollout as the first question of anybody, or of a process alone. */
export async function askFirst({ client }: TraceChild, { of, part, aim }: First): Promise<Named[]> {
  const named: Named[] = [];
  for (const [name, { number }] of Object.entries(DIRECTIVE_OF)) {
    const question = { directive: idOfDirective(number), ...PARTS[part] };
    const begun = performance.now();
    const answer = await askRollout(client, question).catch(() => undefined);
    if (!answer) continue;
    const first = performance.now() - begun;
    const latency = { p50: first, p99: first };
    named.push({ what: `rollout ${name}, country, first asked ${of}${part}`, latency, ...(aim && { aim }) });
  }
  return named;
}

/** Of what was asked several times: the median and the slowest. */
export function asTimed(asked: readonly Named[]): Named[] {
  return [...Map.groupBy(asked, ({ what }) => what).values()].map((times): Named => {
    const all = times.map(({ latency }) => latency.p50);
    return { ...times[0]!, latency: { p50: percentile(all, 0.5), p99: percentile(all, 1) } };
  });
}

/** The country's rollout right after something about it has changed. */
export async function askAfterChanges(ground: QuestionGround, { client }: TraceChild): Promise<Named> {
  const times: number[] = [];
  for (let change = 1; change <= CHANGES; change += 1) {
    const event = milestone(change);
    await ground.publish([event]);
    // Folded before it is asked for, so that reading alone is measured.
    const after = [{ streamId: event.streamId, version: 1 }];
    await client.getFacts({ context: { after, on: undefined, knownAt: undefined }, ids: [] }, callerFor());
    const begun = performance.now();
    await askRollout(client, { directive: event.key });
    times.push(performance.now() - begun);
  }
  const latency = { p50: percentile(times, 0.5), p99: percentile(times, 1) };
  return { what: 'rollout since the reform, country, after a change', latency, aim: { p50: 100 } };
}

function milestone(change: number): GeneratedEvent {
  const { number, askedOn: on } = AFTER_REFORM;
  const directiveId = idOfDirective(number);
  const streamId = `milestone:changed-${change}`;
  const facts = { directiveId, unitId: TARGET_UNIT, kind: 'survey', on };
  const data = { milestoneId: streamId, milestone: facts };
  const recordedAt = recordedAfter(on, 0, change);
  const place = { context: 'reviews', streamId, version: 1, key: directiveId, unitId: TARGET_UNIT } as const;
  return { ...place, name: 'MilestoneLogged', data, recordedAt };
}
