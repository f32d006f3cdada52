import { createHash } from 'node:crypto';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import { mongo } from 'mongoose';
import type { Ground } from './ours.ts';

const NEWEST = { $top: { sortBy: { seq: -1 }, output: { version: '$toVersion', hash: '$hash' } } };

/** The newest commit of every stream, each hashed. */
export function bareHeads(ground: Ground): Promise<void> {
  const pipeline = [{ $group: { _id: '$streamId', newest: NEWEST } }];
  return hashed(ground, (commits) => commits.aggregate(pipeline, { allowDiskUse: true }));
}

/** Every commit, each hashed. */
export function bareCommits(ground: Ground): Promise<void> {
  return hashed(ground, (commits) => commits.find());
}

async function hashed(
  { mongoUri, namespace }: Ground,
  read: (commits: mongo.Collection) => AsyncIterable<object>,
): Promise<void> {
  const client = await mongo.MongoClient.connect(mongoUri);
  try {
    for (const context of CONTEXTS) {
      const commits = client.db(`${namespace}-${context}`).collection('commits');
      for await (const found of read(commits)) createHash('sha256').update(JSON.stringify(found)).digest();
    }
  } finally {
    await client.close();
  }
}
