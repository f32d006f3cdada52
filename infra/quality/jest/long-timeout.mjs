import { jest } from '@jest/globals';

// Far above what any takes on a busy machine: it ends what hangs. Ten times the kills and runs at night.
jest.setTimeout(process.env.TRIENKHAI_NIGHTLY === '1' ? 900_000 : 300_000);
