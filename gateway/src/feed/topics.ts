import { PARTITIONS, type TopicPartition } from '@trienkhai/runtime/event-log';
import { CONTEXTS } from './cursor.ts';

export interface FeedTopics {
  readonly names: readonly string[];
  /** Place of a partition in a cursor. */
  place(partition: TopicPartition): number;
}

export function feedTopics(namespace: string): FeedTopics {
  const names = CONTEXTS.map((context) => `${namespace}.${context}.v1`);
  return { names, place: ({ topic, partition }) => names.indexOf(topic) * PARTITIONS + partition };
}
