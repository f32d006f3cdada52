import type { Output } from './output.ts';

const WIDTH = 30;

/** A bar that is drawn again in place on a terminal; elsewhere a line at each tenth. */
export function progressLine(output: Output) {
  let told = '';
  return {
    show(title: string, done: number, total: number): void {
      const share = total === 0 ? 0 : Math.min(done / total, 1);
      if (output.terminal) {
        const filled = Math.round(share * WIDTH);
        const bar = '█'.repeat(filled).padEnd(WIDTH, '░');
        output.terminal.write(`\r\u001B[2K${title.padEnd(20)} ${bar} ${done}/${total}`);
        return;
      }
      const line = `  ${title}: ${Math.floor(share * 10) * 10} %`;
      if (line !== told) output.say((told = line));
    },
    end(): void {
      output.terminal?.write('\r\u001B[2K');
    },
  };
}
