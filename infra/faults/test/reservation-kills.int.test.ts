import { afterEach, describe, expect, test } from '@jest/globals';
import { openCommitStore, type Commit } from '@trienkhai/runtime/commit-store';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testConfig } from '@trienkhai/testkit/service-fixture';
import { verifyChain } from '@trienkhai/runtime/commit-hash';
import { numberProblems } from '../src/numbers.ts';
import type { RegistrarAnswer, RegistrarErrand, Registration } from '../src/scenarios/number-registrar.ts';
import { startVictim, type Strike } from '../src/victim.ts';

const KILLS = process.env['TRIENKHAI_NIGHTLY'] === '1' ? 20 : 2;
/** Passed by the time that a killed process is back: what it reserved is given up. */
const SHORT_MS = 400;
/** Not passed by then: sending again completes the registration. */
const LONG_MS = 20_000;
const SCENARIO = new URL('../src/scenarios/number-registrar.ts', import.meta.url);
let config: ServiceConfig;

afterEach(() => dropNamespace(config));

function registrar(registrations: readonly Registration[], graceMs: number, strike?: Strike) {
  const options = { config, registrations, graceMs, lingerMs: strike ? 0 : 3 * SHORT_MS };
  return startVictim<RegistrarErrand, RegistrarAnswer>({ scenario: SCENARIO, options, strike });
}

/** Three new numbers, each asked for by two commands. */
function rivalsOf(round: number): Registration[] {
  return [1, 2, 3].flatMap((i) => {
    const number = 100 + 3 * round + i;
    return ['a', 'b'].map((rival) => ({ commandId: `${number}/${rival}`, number }));
  });
}

async function commits(): Promise<Commit[]> {
  const database = await openDatabase(config.mongoUri, `${config.namespace}-directives`);
  const found: Commit[] = [];
  for await (const commit of (await openCommitStore(database)).all()) found.push(commit);
  await database.close();
  return found;
}

/** The directives that were given each number; an answer that changed is a finding. */
function given(answers: readonly RegistrarAnswer[]): Map<number, Set<string>> {
  const accepted = answers.filter(({ directiveId }) => directiveId !== undefined);
  const byNumber = Map.groupBy(accepted, ({ number }) => number);
  return new Map(
    [...byNumber].map(([number, list]) => [number, new Set(list.map((one) => one.directiveId!))]),
  );
}

describe('a directives service that is killed', () => {
  test.each(['before-reservation', 'after-reservation'] as const)(
    `%s, ${KILLS} times: no number is lost, none is given twice`,
    async (point) => {
      config = testConfig('directives', process.env);
      const sent: Registration[] = [];
      const answers: RegistrarAnswer[] = [];
      for (let round = 0; round < KILLS; round += 1) {
        sent.push(...rivalsOf(round));
        const strike: Strike = { point, nth: 1 + (round % 3), signal: 'SIGKILL' };
        const dying = registrar(sent, round % 2 === 0 ? SHORT_MS : LONG_MS, strike);
        expect(await dying.ended).toEqual({ killed: true });
        answers.push(...dying.answers);
      }
      const last = registrar(sent, SHORT_MS);
      expect(await last.ended).toEqual({ killed: false });
      answers.push(...last.answers);

      // A number whose commands were all given up by the sweep is free for the next one.
      const numbers = [...new Set(sent.map(({ number }) => number))];
      const free = numbers.filter((number) => !given(answers).has(number));
      if (free.length > 0) {
        const fresh = registrar(
          free.map((number) => ({ commandId: `${number}/fresh`, number })),
          SHORT_MS,
        );
        expect(await fresh.ended).toEqual({ killed: false });
        answers.push(...fresh.answers);
      }
      const found = given(answers);
      expect([...found.keys()].sort()).toEqual(numbers);
      expect([...found.values()].every(({ size }) => size === 1)).toBe(true);
      const stored = await commits();
      expect(numberProblems(stored)).toEqual([]);
      expect(verifyChain(stored)).toEqual([]);
    },
  );
});
