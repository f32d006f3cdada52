import { delimiter } from 'node:path';

/** Where Kafka and MongoDB are. */
export interface StackAddress {
  readonly kafkaBrokers: readonly string[];
  readonly mongoUri: string;
}

/** The Kafka and MongoDB that the test run has brought up for all its tests. */
export function stackOfTheRun(): StackAddress {
  return {
    kafkaBrokers: (process.env['KAFKA_BROKERS'] ?? '').split(','),
    mongoUri: process.env['MONGODB_URI'] ?? '',
  };
}

/** Under this name is kept what stories of one test run share; undefined: nothing is. */
export function nameOfTheRun(): string | undefined {
  return process.env['TRIENKHAI_TEST_RUN'];
}

/** Where a browser may be: the program named in CHROME_PATH, and the folders of PATH. */
export function whereBrowsersAre(): {
  readonly named: string | undefined;
  readonly folders: readonly string[];
} {
  return { named: process.env['CHROME_PATH'], folders: (process.env['PATH'] ?? '').split(delimiter) };
}
