const found = new WeakMap<object, boolean>();

/** Whether an answer holds a fact of a sample set: `sample: true` stands on it. An answer is looked through once. */
export function holdsSample(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const before = found.get(answer);
  if (before !== undefined) return before;
  const holds =
    ('sample' in answer && answer.sample === true) || Object.values(answer).some((part) => holdsSample(part));
  found.set(answer, holds);
  return holds;
}
