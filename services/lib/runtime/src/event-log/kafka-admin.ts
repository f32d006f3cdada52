import { setTimeout } from 'node:timers/promises';
import type { Admin, ITopicConfig, ITopicMetadata } from 'kafkajs';
import type { TopicEnds } from '../event-log.ts';
import type { Clients } from './connections.ts';
import { letGo } from './let-go.ts';
import { PARTITIONS } from './partitions.ts';

export interface KafkaAdmin {
  ensureTopics(names: readonly string[]): Promise<void>;
  ends(topic: string): Promise<TopicEnds>;
  clusterId(): Promise<string>;
  deleteGroup(group: string): Promise<void>;
  close(): Promise<void>;
}

const LEADERS_WITHIN_MS = 30_000;
const NOT_YET = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);

/** One connection for all questions about the cluster, opened on first use and again after an error. */
export function kafkaAdmin(kafka: Clients): KafkaAdmin {
  let connected: Promise<Admin> | undefined;

  async function ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    const mine = (connected ??= connect(kafka));
    try {
      return await question(await mine);
    } catch (error) {
      if (connected === mine) connected = undefined;
      void letGo(mine);
      throw error;
    }
  }

  return {
    ensureTopics: (names) => ask((admin) => ensureTopics(admin, names)),
    ends: (topic) => ask((admin) => readEnds(admin, topic)),
    clusterId: () => ask(async (admin) => (await admin.describeCluster()).clusterId),
    deleteGroup: (group) => ask(async (admin) => void (await admin.deleteGroups([group]))),
    async close() {
      const last = connected;
      connected = undefined;
      if (last) await letGo(last);
    },
  };
}

async function connect(kafka: Clients): Promise<Admin> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    return admin;
  } catch (error) {
    await letGo(admin);
    throw error;
  }
}

async function readEnds(admin: Admin, topic: string): Promise<TopicEnds> {
  const partitions = await admin.fetchTopicOffsets(topic);
  const ends: bigint[] = [];
  for (const { partition, high } of partitions) ends[partition] = BigInt(high);
  return ends;
}

async function ensureTopics(admin: Admin, names: readonly string[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = names.filter((name) => !existing.has(name));
  if (missing.length > 0) {
    const brokers = (await admin.describeCluster()).brokers.length;
    // One request each: another service may create one of them between the question and the request.
    for (const name of missing) {
      await admin.createTopics({ topics: [topicConfig(name, brokers)], waitForLeaders: false });
    }
  }
  const topics = await led(admin, names);
  for (const { name, partitions } of topics) {
    if (partitions.length === PARTITIONS) continue;
    throw new Error(
      `Topic ${name} has ${partitions.length} partitions instead of ${PARTITIONS}. Delete it if it is empty, ` +
        'or choose another TRIENKHAI_NAMESPACE.',
    );
  }
}

/** A busy broker takes a moment before a new topic has leaders, and before these serve their partitions. */
async function led(admin: Admin, names: readonly string[]): Promise<ITopicMetadata[]> {
  const giveUp = Date.now() + LEADERS_WITHIN_MS;
  for (;;) {
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
      if (topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0))) {
        for (const name of names) await readEnds(admin, name);
        return topics;
      }
    } catch (error) {
      if (Date.now() > giveUp || !NOT_YET.has(String((error as { type?: unknown }).type))) throw error;
    }
    if (Date.now() > giveUp) throw new Error(`The topics ${names.join(', ')} have no leader yet.`);
    await setTimeout(100);
  }
}

function topicConfig(topic: string, brokers: number): ITopicConfig {
  const replicationFactor = Math.min(3, brokers);
  const configEntries = [
    { name: 'retention.ms', value: '-1' },
    { name: 'retention.bytes', value: '-1' },
    { name: 'cleanup.policy', value: 'delete' },
    ...(replicationFactor === 3 ? [{ name: 'min.insync.replicas', value: '2' }] : []),
  ];
  return { topic, numPartitions: PARTITIONS, replicationFactor, configEntries };
}
