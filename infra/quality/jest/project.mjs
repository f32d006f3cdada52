import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export const LONG_TIMEOUT = '<rootDir>/infra/quality/jest/long-timeout.mjs';

export const AS_WRITTEN = {
  testEnvironment: '<rootDir>/infra/quality/jest/as-written/environment.mjs',
  testRunner: '<rootDir>/infra/quality/jest/as-written/runner.mjs',
  injectGlobals: false,
};

const transform = {
  '\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript' },
        transform: { verbatimModuleSyntax: true },
      },
      module: { type: 'es6' },
    },
  ],
};

export function project(displayName, settings) {
  return {
    displayName,
    rootDir: root,
    roots: ['services', 'gateway', 'infra'].map((folder) => `<rootDir>/${folder}`),
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    // As Node resolves a bare main: graphql must be one module for `import` and `require`.
    moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
    transform,
    setupFilesAfterEnv: [LONG_TIMEOUT],
    modulePathIgnorePatterns: ['<rootDir>/.trienkhai/', '<rootDir>/gateway/web/dist/'],
    ...settings,
  };
}
