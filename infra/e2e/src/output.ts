export interface HeardOutput {
  /** What has been written since, line by line. */
  lines(): readonly string[];
  stop(): void;
}

/** Hears what this process writes to its output and its errors, in the place of the terminal. */
export function hearOutput(): HeardOutput {
  const streams = [process.stdout, process.stderr];
  const { isTTY } = process.stdout;
  const heard: string[] = [];
  const hear = (text: string | Uint8Array, ...more: readonly unknown[]): boolean => {
    heard.push(typeof text === 'string' ? text : Buffer.from(text).toString());
    const done = more.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  // The logger writes for people where it finds a terminal, from a thread of its own.
  process.stdout.isTTY = false;
  // A logger that is made now finds the stream changed and writes to it, not to its file.
  const before = streams.map((stream) => Object.getOwnPropertyDescriptor(stream, 'write'));
  for (const stream of streams) stream.write = hear;
  return {
    lines: () => heard.join('').split('\n').slice(0, -1),
    stop() {
      process.stdout.isTTY = isTTY;
      streams.forEach((stream, index) => {
        const write = before[index];
        if (write) Object.defineProperty(stream, 'write', write);
        else Reflect.deleteProperty(stream, 'write');
      });
    },
  };
}
