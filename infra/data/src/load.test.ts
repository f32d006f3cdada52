import { describe, expect, test } from '@jest/globals';
import type { LoadCommand } from './commands.ts';
import { loadCatalogue, loadSeed, LoadError, type Progress, type Run, type RunResult } from './load.ts';

interface Sent {
  readonly command: string;
  readonly input: LoadCommand['input'];
  readonly after: readonly string[];
}

/** Records what is sent; `answer` may differ from "recorded" for some of it. */
function recorder(answer: (sent: Sent, times: number) => RunResult | undefined = () => undefined) {
  const sent: Sent[] = [];
  const times = new Map<string, number>();
  let underWay = 0;
  let most = 0;
  const run: Run = async (command, input, { after }) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    const each = { command, input, after };
    sent.push(each);
    const seen = (times.get(input.commandId) ?? 0) + 1;
    times.set(input.commandId, seen);
    return answer(each, seen) ?? { ok: true, position: `${input.commandId}@1` };
  };
  return { run, sent, most: () => most };
}

const refusal = (code: string): RunResult => ({
  ok: false,
  error: { code, message: { vi: 'Không.', en: 'No.' }, path: ['unit'] },
});

describe('loading the catalogue', () => {
  test('sends the states in order and one at a time, then organs and terms after them', async () => {
    const { run, sent } = recorder();
    const positions = await loadCatalogue(run);
    expect(sent.slice(0, 13).map(({ input }) => input.commandId)[0]).toBe('catalogue-2021-11-01');
    expect(sent.slice(0, 13).map(({ input }) => input['effectiveOn'])).toEqual(
      sent
        .slice(0, 13)
        .map(({ input }) => input['effectiveOn'])
        .toSorted(),
    );
    const others = sent.slice(13);
    expect(new Set(others.map(({ command }) => command))).toEqual(
      new Set(['establishOrgan', 'openCommitteeTerm']),
    );
    expect(others.every(({ after }) => after[0] === 'catalogue-2026-04-30@1')).toBe(true);
    expect(positions).toContain('catalogue-2026-04-30@1');
  });

  test('tells its progress', async () => {
    const told: Progress[] = [];
    await loadCatalogue(recorder().run, { progress: (each) => told.push(each) });
    expect(told.find(({ stage }) => stage === 'catalogue')).toEqual({
      stage: 'catalogue',
      done: 1,
      total: 13,
    });
    expect(told.at(-1)).toEqual({ stage: 'terms', done: 4, total: 4 });
  });
});

describe('loading the reports', () => {
  test('documents come first, and all else waits for them', async () => {
    const { run, sent, most } = recorder();
    await loadSeed(run, { after: ['territory@41620'], concurrency: 4 });
    const documents = sent.filter(({ command }) => command === 'registerDirective');
    expect(sent.slice(0, documents.length)).toEqual(documents);
    expect(documents.every(({ after }) => after.join() === 'territory@41620')).toBe(true);
    const rest = sent.slice(documents.length);
    expect(rest.every(({ after }) => after.length === 1 + documents.length)).toBe(true);
    expect(most()).toBe(4);
  });

  test('what passes by itself is sent again with the same commandId', async () => {
    const { run, sent } = recorder(({ input }, times) =>
      input.commandId === 'seed-s5-visit' && times < 3 ? refusal('NOT_YET') : undefined,
    );
    await loadSeed(run);
    expect(sent.filter(({ input }) => input.commandId === 'seed-s5-visit')).toHaveLength(3);
  });

  test('a refusal stops it and names the command', async () => {
    const { run } = recorder(({ command }) =>
      command === 'recordVisit' ? refusal('UNIT_UNKNOWN') : undefined,
    );
    const loading = loadSeed(run);
    await expect(loading).rejects.toThrow(LoadError);
    await expect(loading).rejects.toThrow('recordVisit seed-s5-visit: UNIT_UNKNOWN at unit: No.');
  });
});
