import type { StackMode } from './config.ts';
import type { Log, Progress } from './steps.ts';

export interface StackOptions {
  /** Holds run/, data/ and, unless nativeDir says otherwise, native/. */
  dataDir: string;
  nativeDir?: string;
  mode?: StackMode;
  kafkaBrokers?: string;
  mongoUri?: string;
  kafkaPort?: number;
  mongoPort?: number;
  log: Log;
  progress?: Progress;
}

export interface StackHandle {
  mode: StackMode;
  kafkaBrokers: string[];
  mongoUri: string;
  startedAnything: boolean;
  stop(): Promise<void>;
}
