import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeDigest } from '@trienkhai/runtime/commit-store/make-digest';
import { digestFile } from '@trienkhai/runtime/digest';
import { developmentKey } from '@trienkhai/runtime/digest/signing-key';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { EVIDENCE, openDigests } from '@trienkhai/runtime/document-store/digests';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import { openAgainst } from 'trienkhai/verify/against';
import type { Finding } from 'trienkhai/verify/finding';
import { walkStore } from 'trienkhai/verify/store-walk';

export interface Ground {
  readonly mongoUri: string;
  readonly kafkaBrokers: readonly string[];
  readonly namespace: string;
  /** For the key and for the digest as it is handed over. */
  readonly folder: string;
}

const keyOf = ({ folder }: Ground) => developmentKey(join(folder, 'key.pem'));
const fileOf = ({ folder }: Ground) => join(folder, 'digest.json');

/** What `trienkhai digest make` and `save` do. */
export async function makeAndSave(ground: Ground): Promise<void> {
  const { mongoUri, namespace } = ground;
  const digest = await makeDigest({ mongoUri, namespace, owner: 'bench', key: await keyOf(ground) });
  if (!digest) throw new Error('somebody else makes digests here');
  const evidence = await openDatabase(mongoUri, `${namespace}-${EVIDENCE}`);
  try {
    const heads = (await openDigests(evidence)).heads(digest.statement.number);
    await pipeline(Readable.from(digestFile(digest, heads)), createWriteStream(fileOf(ground)));
  } finally {
    await evidence.close();
  }
}

/** What `trienkhai verify --against` does of it: every chain of the stores, and every head of the digest. */
export async function verifySaved(ground: Ground): Promise<void> {
  const { mongoUri, namespace } = ground;
  const findings: Finding[] = [];
  const report = (finding: Finding) => void findings.push(finding);
  const digest = await openAgainst(fileOf(ground), (await keyOf(ground)).open, report);
  for (const context of CONTEXTS) {
    const database = await openDatabase(mongoUri, `${namespace}-${context}`);
    try {
      await walkStore(database, context, report, (streamId, commits) =>
        digest?.compare(streamId, commits, context, report),
      );
    } finally {
      await database.close();
    }
  }
  digest?.finish(report);
  if (findings.length > 0) throw new Error(`${findings.length} findings where there should be none`);
}
