export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Work on one key runs one after another in order of arrival; different keys never wait for each other. */
export function createLanes(): InTurn {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key);
    const result = before ? before.then(work, work) : work();
    tails.set(key, result);
    const leave = () => {
      if (tails.get(key) === result) tails.delete(key);
    };
    result.then(leave, leave);
    return result;
  };
}
