export function placeOf(one: { readonly topic: string; readonly partition: number }): string {
  return `${one.topic}/${one.partition}`;
}
