/** English: `1 unit`, `3,652 units`. */
export function counted(count: string, what: string): string {
  return `${count} ${what}${count === '1' ? '' : 's'}`;
}
