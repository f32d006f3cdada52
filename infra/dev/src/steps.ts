import type { Progress } from '@trienkhai/data/load';

/** Tells what is going on: a line per step with its seconds, and on a terminal how far the current one is. */
export interface Steps {
  say(line: string): void;
  step<Answer>(title: string, run: () => Promise<Answer>): Promise<Answer>;
  progress(progress: Progress): void;
}

export function createSteps(out: NodeJS.WriteStream): Steps {
  const clear = () => {
    if (out.isTTY) out.write('\r\u001b[K');
  };
  const say = (line: string) => {
    clear();
    out.write(`${line}\n`);
  };
  let told = 0;
  return {
    say,
    async step(title, run) {
      const begun = performance.now();
      const answer = await run();
      say(`  ✓ ${title.padEnd(44)} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      return answer;
    },
    progress({ stage, done, total }) {
      const percent = Math.floor((100 * done) / total);
      if (out.isTTY) {
        out.write(`\r\u001b[K    ${stage}: ${done} / ${total} (${percent} %)`);
      } else if (performance.now() - told > 5_000) {
        told = performance.now();
        out.write(`    ${stage}: ${done} / ${total} (${percent} %)\n`);
      }
    },
  };
}
