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
