export type Log = (line: string) => void;
export type Progress = (step: { name: string; state: 'begun' | 'done' | 'failed'; seconds: number }) => void;

export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function createStep(log: Log, progress: Progress = () => {}): Step {
  return async (name, work) => {
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1000;
    progress({ name, state: 'begun', seconds: 0 });
    try {
      const result = await work();
      log(`${name} (${seconds().toFixed(1)} s)`);
      progress({ name, state: 'done', seconds: seconds() });
      return result;
    } catch (error) {
      progress({ name, state: 'failed', seconds: seconds() });
      throw error;
    }
  };
}

export class StackError extends Error {
  override name = 'StackError';
}
