import { percentile } from '../measure.ts';

export interface Latency {
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds of questions asked one after the other; the first `unmeasured` ones warm both ends up. */
export async function timeEach<Question>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<unknown>,
  unmeasured = Math.min(20, Math.ceil(questions.length / 4)),
): Promise<Latency> {
  const times: number[] = [];
  for (const [index, question] of questions.entries()) {
    const begun = performance.now();
    await ask(question);
    if (index >= unmeasured) times.push(performance.now() - begun);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
