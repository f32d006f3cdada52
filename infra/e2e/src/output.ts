import fs from 'node:fs';

export interface HeardOutput {
  /** What has been written since, line by line. */
  lines(): readonly string[];
  stop(): void;
}

/** Hears what this process writes to its output, in the place of the terminal. */
export function hearOutput(): HeardOutput {
  const { writeSync } = fs;
  const { isTTY } = process.stdout;
  const heard: string[] = [];
  // The logger writes for people where it finds a terminal, from a thread of its own.
  process.stdout.isTTY = false;
  fs.writeSync = (...written: unknown[]) => {
    const [fd, text] = written;
    if (fd !== 1 && fd !== 2) return (writeSync as (...all: unknown[]) => number)(...written);
    heard.push(String(text));
    return Buffer.byteLength(String(text));
  };
  return {
    lines: () => heard.join('').split('\n').slice(0, -1),
    stop() {
      fs.writeSync = writeSync;
      process.stdout.isTTY = isTTY;
    },
  };
}
