/** Order of two texts by their code units, as days, instants and ids are ordered everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
