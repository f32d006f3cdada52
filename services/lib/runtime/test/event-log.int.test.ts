import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { createLogger } from '@trienkhai/runtime/logger';
import { eventLogContract } from '@trienkhai/testkit/contracts/event-log';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { brokers, mongoUri } from './provided.ts';

const logger = createLogger('test', 'silent');

eventLogContract('kafkajs', () => {
  const namespace = `log${randomUUID().slice(0, 8)}`;
  const log = kafkaEventLog({ brokers, clientId: namespace, logger });
  let topics = 0;
  return Promise.resolve({
    log,
    newTopic: () => `${namespace}.t${(topics += 1)}.v1`,
    close: () => dropNamespace({ namespace, kafkaBrokers: brokers, mongoUri }),
  });
});

test('an idle connection wakes up a few times a second, not a thousand times', async () => {
  const namespace = `log${randomUUID().slice(0, 8)}`;
  const log = kafkaEventLog({ brokers, clientId: namespace, logger });
  const topic = `${namespace}.study.v1`;
  await log.ensureTopics([topic]);
  const writer = log.writer();
  await writer.append(topic, [{ key: 'k', headers: {}, value: 'v' }]);
  const subscription = log.reader().readFrom({ topics: [topic], batch: () => Promise.resolve() });
  await delay(1_000);
  const timers = countTimeouts();
  await delay(1_000);
  expect(timers.end()).toBeLessThan(60);
  await subscription.stop();
  await writer.close();
  await log.close();
  await dropNamespace({ namespace, kafkaBrokers: brokers, mongoUri });
});

test('an unreachable broker rejects an append within seconds and holds nothing up on close', async () => {
  const log = kafkaEventLog({ brokers: ['127.0.0.1:9'], clientId: 'nobody', logger });
  const writer = log.writer();
  const begun = performance.now();
  await expect(writer.append('t.study.v1', [{ key: 'k', headers: {}, value: 'v' }])).rejects.toThrow();
  const subscription = log.reader().readFrom({ topics: ['t'], batch: () => Promise.resolve() });
  expect(subscription.running()).toBe(false);
  await writer.close();
  await log.close();
  expect(performance.now() - begun).toBeLessThan(8_000);
});

/** How many timeouts are armed from now on. */
function countTimeouts(): { end(): number } {
  const armed = jest.spyOn(globalThis, 'setTimeout');
  return {
    end() {
      const count = armed.mock.calls.length;
      armed.mockRestore();
      return count;
    },
  };
}
