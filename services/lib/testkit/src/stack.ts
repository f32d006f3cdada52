import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import {
  GenericContainer,
  getContainerRuntimeClient,
  ImageName,
  Wait,
  type StartedTestContainer,
} from 'testcontainers';

export interface ContainerStack {
  mode: 'testcontainers';
  kafkaBrokers: string[];
  mongoUri: string;
  stop(): Promise<void>;
}

type Log = (line: string) => void;
type Env = Record<string, string | undefined>;

const kafkaImage = 'apache/kafka:4.1.0';
const mongoImage = 'mongo:8.0';
const reaperImage = 'testcontainers/ryuk:0.14.0';
const startWithinMs = 120_000;

/** Kafka and MongoDB of a test run in containers; null where no engine has their images, with nothing started. */
export async function startStackInContainers(log: Log, env: Env): Promise<ContainerStack | null> {
  if (!(await engineHasImages(env))) return null;
  const begun = performance.now();
  const outcomes = await Promise.allSettled([startKafka(), startMongo()]);
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stopAll(started);
    throw failed.reason;
  }
  const [kafka, mongo] = started as [StartedTestContainer, StartedTestContainer];
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  log(`tests run on Kafka and MongoDB in containers (${kafkaImage}, ${mongoImage}; ${seconds} s)`);
  return {
    mode: 'testcontainers',
    kafkaBrokers: [`${kafka.getHost()}:${kafka.getMappedPort(9092)}`],
    mongoUri: `mongodb://${mongo.getHost()}:${mongo.getMappedPort(27017)}/?directConnection=true`,
    stop: () => stopAll(started),
  };
}

async function stopAll(containers: StartedTestContainer[]): Promise<void> {
  await Promise.all(containers.map((container) => container.stop({ timeout: 10_000 })));
}

async function engineHasImages(env: Env): Promise<boolean> {
  if (isNamedInVain(env['DOCKER_HOST'])) return false;
  try {
    const { image } = await getContainerRuntimeClient();
    const has = (name: string) => image.exists(ImageName.fromString(name));
    if (!(await has(kafkaImage)) || !(await has(mongoImage))) return false;
    // Without the image of its reaper, testcontainers would try to pull it and give up altogether.
    if (!(await has(env['RYUK_CONTAINER_IMAGE'] ?? reaperImage)))
      env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
    return true;
  } catch {
    return false;
  }
}

/** testcontainers would look for another engine than the one that is named. */
function isNamedInVain(host: string | undefined): boolean {
  return host?.startsWith('unix://') === true && !existsSync(host.slice('unix://'.length));
}

async function startKafka(): Promise<StartedTestContainer> {
  // The broker tells its clients the port, so it must be known before the container starts.
  const port = await freePort();
  return new GenericContainer(kafkaImage)
    .withExposedPorts({ container: 9092, host: port })
    .withEnvironment(kafkaEnvironment(port))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(startWithinMs)
    .start();
}

function kafkaEnvironment(port: number): Record<string, string> {
  return {
    CLUSTER_ID: 'dHJpZW5raGFpLXRlc3RzMA',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_NODE_ID: '1',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:29093',
    KAFKA_LISTENERS: 'HOST://0.0.0.0:9092,INSIDE://localhost:29092,CONTROLLER://localhost:29093',
    KAFKA_ADVERTISED_LISTENERS: `HOST://localhost:${port},INSIDE://localhost:29092`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'HOST:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '4',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS: '4',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_HEAP_OPTS: '-Xmx512m -Xms256m',
  };
}

async function startMongo(): Promise<StartedTestContainer> {
  const mongo = await new GenericContainer(mongoImage)
    .withExposedPorts(27017)
    .withCommand(['mongod', '--replSet', 'rs0', '--bind_ip_all', '--wiredTigerCacheSizeGB', '0.5'])
    .withWaitStrategy(Wait.forLogMessage(/Waiting for connections/))
    .withStartupTimeout(startWithinMs)
    .start();
  const initiate = `rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'localhost:27017' }] });
    while (!db.hello().isWritablePrimary) sleep(50)`;
  const { exitCode, output } = await mongo.exec(['mongosh', '--quiet', '--eval', initiate]);
  if (exitCode === 0) return mongo;
  await mongo.stop();
  throw new Error(`MongoDB's replica set could not be initiated: ${output}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
