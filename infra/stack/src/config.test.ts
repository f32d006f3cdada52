import { expect, test } from '@jest/globals';
import { loadStackConfig } from './config.ts';

test('nothing set leaves the choice to what the machine has', () => {
  expect(loadStackConfig({})).toEqual({});
});

test('brokers, database, way and ports are read', () => {
  const env = {
    TRIENKHAI_STACK: 'external',
    KAFKA_BROKERS: 'a:9092,b:9092',
    MONGODB_URI: 'mongodb://c/?replicaSet=rs0',
    TRIENKHAI_KAFKA_PORT: '9192',
    TRIENKHAI_MONGO_PORT: '27117',
  };
  expect(loadStackConfig(env)).toEqual({
    mode: 'external',
    kafkaBrokers: 'a:9092,b:9092',
    mongoUri: 'mongodb://c/?replicaSet=rs0',
    kafkaPort: 9192,
    mongoPort: 27117,
  });
});

test('every problem is named at once', () => {
  const env = { TRIENKHAI_STACK: 'podman', KAFKA_BROKERS: 'a:9092', TRIENKHAI_KAFKA_PORT: '70000' };
  const problems = ['TRIENKHAI_STACK', 'belong together', 'TRIENKHAI_KAFKA_PORT'];
  for (const problem of problems) expect(() => loadStackConfig(env)).toThrow(problem);
});
