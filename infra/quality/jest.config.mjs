import { alone } from './jest/alone.mjs';
import { AS_WRITTEN, LONG_TIMEOUT, project, root } from './jest/project.mjs';

const needsTheStack = '\\.int\\.test\\.ts$';
const elsewhere = ['/node_modules/', '/gateway/web/dist/'];

const onTheStack = {
  ...AS_WRITTEN,
  setupFilesAfterEnv: [LONG_TIMEOUT, '<rootDir>/infra/quality/jest/store-held.mjs'],
  globalSetup: '<rootDir>/infra/quality/jest/stack-up.mjs',
  globalTeardown: '<rootDir>/infra/quality/jest/stack-down.mjs',
};

export default {
  rootDir: root,
  maxWorkers: 2,
  testSequencer: `${root}infra/quality/jest/longest-first.mjs`,
  cacheDirectory: `${root}node_modules/.cache/jest`,
  projects: [
    project('unit', {
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [needsTheStack, ...elsewhere],
    }),
    project('int', {
      testMatch: ['**/*.int.test.ts'],
      testPathIgnorePatterns: [...alone, ...elsewhere],
      ...onTheStack,
    }),
    project('alone', {
      testMatch: alone.map((file) => `<rootDir>/${file}`),
      testPathIgnorePatterns: elsewhere,
      ...onTheStack,
    }),
  ],
};
