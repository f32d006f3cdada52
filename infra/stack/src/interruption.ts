/** Rejects when the process is asked to end early, so that what was started is stopped. */
export function interruption(what: string): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new Error(`interrupted; ${what}`));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  });
}
