import { project, root } from './jest/project.mjs';

const needsTheStack = '\\.int\\.test\\.ts$';
const elsewhere = ['/node_modules/', '/gateway/web/dist/'];

export default {
  rootDir: root,
  maxWorkers: 2,
  cacheDirectory: `${root}node_modules/.cache/jest`,
  projects: [
    project('unit', {
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [needsTheStack, ...elsewhere],
    }),
    project('int', {
      testMatch: ['**/*.int.test.ts'],
      testPathIgnorePatterns: elsewhere,
      setupFilesAfterEnv: ['<rootDir>/infra/quality/jest/long-timeout.mjs'],
      globalSetup: '<rootDir>/infra/quality/jest/stack-up.mjs',
      globalTeardown: '<rootDir>/infra/quality/jest/stack-down.mjs',
    }),
  ],
};
