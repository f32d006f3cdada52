/** Lets so many be under way at once; whoever comes later enters when one has left. */
export interface Window {
  enter(): Promise<void>;
  leave(): void;
}

export function createWindow(size: number): Window {
  const waiting: (() => void)[] = [];
  let free = size;
  return {
    enter: () => {
      if (free === 0) return new Promise((resolve) => waiting.push(resolve));
      free -= 1;
      return Promise.resolve();
    },
    leave: () => {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}

/** Works with one of the places; it is free again afterwards, whatever comes of the work. */
export async function inside<Value>(window: Window, work: () => Promise<Value>): Promise<Value> {
  await window.enter();
  try {
    return await work();
  } finally {
    window.leave();
  }
}
