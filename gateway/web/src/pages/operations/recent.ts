/** Newest first, each once, no more than `most`: a stream that comes back tells some again. */
export function withNewest<Each extends { readonly id: string }>(
  seen: readonly Each[],
  next: Each,
  most = 100,
): readonly Each[] {
  if (seen.some(({ id }) => id === next.id)) return seen;
  return [next, ...seen].slice(0, most);
}
