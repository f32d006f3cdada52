export function topicOf(namespace: string, context: string): string {
  return `${namespace}.${context}.v1`;
}

/** `trienkhai.study.v1` → `study` */
export function contextOfTopic(topic: string): string {
  return topic.split('.').at(-2) ?? '';
}

export function placeOf(one: { readonly topic: string; readonly partition: number }): string {
  return `${one.topic}/${one.partition}`;
}
