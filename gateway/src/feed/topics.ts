import { PARTITIONS, type TopicPartition } from '@trienkhai/runtime/event-log';
import { allTopics } from '@trienkhai/runtime/topics';

export interface FeedTopics {
  readonly names: readonly string[];
  /** Place of a partition in a cursor. */
  place(partition: TopicPartition): number;
}

export function feedTopics(namespace: string): FeedTopics {
  const names = allTopics(namespace);
  return { names, place: ({ topic, partition }) => names.indexOf(topic) * PARTITIONS + partition };
}
