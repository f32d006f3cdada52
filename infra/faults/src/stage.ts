import type { Hooks, KillPoint } from '@trienkhai/runtime/hooks';
import type { Errand, Strike } from './victim.ts';

/** What a scenario gets to play with. */
export interface Stage<Options, Answer> {
  readonly options: Options;
  /** To be handed to whatever the scenario composes. */
  readonly hooks: Hooks;
  /** Answers the caller; the caller has it before this resolves. */
  reply(answer: Answer): Promise<void>;
}

export type Scenario<Options, Answer> = (stage: Stage<Options, Answer>) => Promise<void>;

process.once('message', (errand: Errand<unknown>) => void perform(errand));

async function perform({ scenario, options, strike }: Errand<unknown>): Promise<void> {
  const { play } = (await import(scenario)) as { play: Scenario<unknown, unknown> };
  const hooks = strikingAt(strike);
  await play({
    options,
    hooks,
    async reply(answer) {
      await hooks.at('before-reply');
      await new Promise((resolve) => process.send?.(answer, undefined, undefined, resolve));
      await hooks.at('after-reply');
    },
  });
  process.exit(0);
}

function strikingAt(strike: Strike | undefined): Hooks {
  let left = strike?.nth ?? Infinity;
  return {
    async at(point: KillPoint) {
      if (point !== strike?.point || --left !== 0) return;
      process.kill(process.pid, strike.signal);
      // A signal to oneself is delivered before the next turn; after SIGCONT that turn comes.
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
}
