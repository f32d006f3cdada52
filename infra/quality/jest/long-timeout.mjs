import { jest } from '@jest/globals';

// Ten times the kills and runs at night.
jest.setTimeout(process.env.TRIENKHAI_NIGHTLY === '1' ? 900_000 : 120_000);
