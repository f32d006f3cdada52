import { randomUUID } from 'node:crypto';
import type { StoredEvent } from '@trienkhai/kernel/envelope';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Claim, Principal } from '@trienkhai/runtime/auth';
import { commitRecords } from '@trienkhai/runtime/cloud-events';
import { NO_PREVIOUS_HASH, sealCommit } from '@trienkhai/runtime/commit-hash';
import { loadServiceConfig } from '@trienkhai/runtime/config';
import type { PeerName, ServiceConfig } from '@trienkhai/runtime/config';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';
import { topicOf, type ContextName } from '@trienkhai/runtime/topics';
import { testIdentity } from './peers.ts';

/** Configuration of one service on the stack of the test run, under a namespace of the test's own. */
export function testConfig(
  service: PeerName,
  { KAFKA_BROKERS, MONGODB_URI }: NodeJS.ProcessEnv,
): ServiceConfig {
  const namespace = `${service}-${randomUUID().slice(0, 8)}`;
  const env = {
    ...{ TRIENKHAI_NAMESPACE: namespace, KAFKA_BROKERS, MONGODB_URI, LOG_LEVEL: 'silent' },
    TRIENKHAI_DEV: '1',
    GRPC_IDENTITY: testIdentity(service),
  };
  return loadServiceConfig(service, env, 0);
}

/** A feed that always shows the same units, and the same grants. */
export function fixedUnits(history: UnitHistory, grants = createGrantFold().book): UnitFeed {
  return {
    current: () => history,
    grants,
    waitFor: () => Promise.resolve(),
    ready: () => true,
    passed: () => true,
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

/** Call options of an account as written: `recorder@district:872`, `admin@centre`. */
export function as(account: string): { readonly token: string } {
  return { token: Buffer.from(account).toString('base64url') };
}

/** Verifies the tokens that `as` makes; nothing is signed. */
export function verifyAccount(token: string): Promise<Principal> {
  const actor = Buffer.from(token, 'base64url').toString();
  const [, role, level, code = 'TW'] = /^(\w+)@(\w+)(?::(.+))?$/.exec(actor)!;
  return Promise.resolve({
    actor,
    role: role as Claim['role'],
    level: level!.toUpperCase() as Claim['level'],
    code,
    token,
  });
}

/** Puts the first events of a stream on a topic, as the service that owns it would. */
export async function publish(
  config: ServiceConfig,
  context: ContextName,
  streamId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const logger = createLogger('test', 'silent');
  const log = kafkaEventLog({ brokers: config.kafkaBrokers, clientId: 'test', logger });
  const { commit } = sealCommit({
    streamId,
    seq: 1,
    fromVersion: 0,
    events,
    commandId: randomUUID(),
    fingerprint: '',
    key: streamId,
    actor: 'admin@centre',
    unit: CENTRE_ID,
    recordedAt: new Date(),
    prevHash: NO_PREVIOUS_HASH,
  });
  const writer = log.writer();
  try {
    await writer.append(topicOf(config.namespace, context), commitRecords(commit, context));
  } finally {
    await writer.close();
    await log.close();
  }
}
