import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createGrantFold } from '@trienkhai/kernel/grants';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { RelayServiceService } from '@trienkhai/proto/trienkhai/runtime/v1/relay';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testIdentity, testPeer } from '@trienkhai/testkit/peers';
import { tally, tallyCodec } from '@trienkhai/testkit/tally';
import type { Principal } from '../src/auth.ts';
import { loadServiceConfig } from '../src/config.ts';
import { connectGrpc } from '../src/grpc-client.ts';
import type { ServiceHandle } from '../src/lifecycle.ts';
import type { UnitFeed } from '../src/unit-feed.ts';
import { createWritingService } from '../src/writing-service.ts';
import type { WritingParts } from '../src/writing-service.ts';
import { brokers, mongoUri } from './provided.ts';

const unitFeed: UnitFeed = {
  current: () => ({}) as UnitHistory,
  grants: createGrantFold().book,
  waitFor: () => Promise.resolve(),
  ready: () => true,
  passed: () => true,
  onChange: () => () => undefined,
  close: () => Promise.resolve(),
};
const admin: Principal = { actor: 'admin@centre', role: 'admin', level: 'CENTRE', code: 'TW', token: 't' };
const namespace = `service-${randomUUID().slice(0, 8)}`;
const env = {
  TRIENKHAI_NAMESPACE: namespace,
  KAFKA_BROKERS: brokers.join(','),
  MONGODB_URI: mongoUri,
  LOG_LEVEL: 'silent',
  GRPC_IDENTITY: testIdentity('study'),
};

let service: ServiceHandle;
let parts: WritingParts;

beforeAll(async () => {
  service = createWritingService(
    loadServiceConfig('study', env, 0),
    {
      context: 'study',
      services: (given) => {
        parts = given;
        return [];
      },
    },
    { unitFeed, verifyToken: () => Promise.resolve(admin) },
  );
  await service.start();
});
afterAll(async () => {
  await service.stop();
  await dropNamespace({ kafkaBrokers: brokers, mongoUri, namespace });
});

describe('a writing service', () => {
  test('is ready when all that it needs answers', async () => {
    const found = await service.ready();
    expect(found.map(({ name, ok }) => [name, ok])).toEqual([
      ['mongodb', true],
      ['units', true],
      ['kafka', true],
      ['relay', true],
    ]);
  });

  test('tells its backlog over gRPC', async () => {
    const handler = parts.handler(tally, tallyCodec);
    await handler.handle(
      {
        streamId: 'tally:1',
        key: 'tally:1',
        commandId: randomUUID(),
        actor: 'admin@centre',
        unit: 'centre:TW:2021-11-01',
        command: { type: 'Add', numbers: [1] },
      },
      {},
    );
    const client = connectGrpc(RelayServiceService, {
      ...testPeer('study', service.address),
      identity: testIdentity('trace'),
    });
    for (let tries = 0; tries < 1_800; tries++) {
      const backlog = await client.getBacklog({ recordedUntil: undefined }, { token: 't' });
      if (backlog.unpublished === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const until = new Date();
    expect(await client.getBacklog({ recordedUntil: until }, { token: 't' })).toEqual({
      unpublished: 0,
      oldestRecordedAt: undefined,
      blockedStreams: [],
    });
    client.close();
  });

  test('cannot start without MongoDB, says so at once and leaves nothing behind', async () => {
    const config = loadServiceConfig('study', { ...env, MONGODB_URI: 'mongodb://127.0.0.1:1/' }, 0);
    const begun = Date.now();
    const other = createWritingService(config, { context: 'study', services: () => [] }, { unitFeed });
    await expect(other.start()).rejects.toThrow(/ECONNREFUSED/);
    expect(Date.now() - begun).toBeLessThan(2_500);
  });
});
