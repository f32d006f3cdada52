import type { Area } from './authorisation.ts';

const MUTATION = 'infra/judge/src/mutation/';

/** What Stryker is told. */
export function settingsOf(root: string, { files, tests }: Area, report: string) {
  return {
    mutate: files,
    testRunner: 'jest',
    jest: {
      configFile: `${MUTATION}jest.config.mjs`,
      config: { testMatch: tests.map((path) => `<rootDir>/${path}`) },
      enableFindRelatedTests: false,
    },
    testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    coverageAnalysis: 'perTest',
    plugins: ['@stryker-mutator/jest-runner', `${root}${MUTATION}sentences.ts`],
    ignorers: ['sentences'],
    // Copied for every run: what no test of these areas reads stays out.
    ignorePatterns: ['.trienkhai', 'gateway/web/{dist,src}', 'infra/data/files', 'docs'],
    disableTypeChecks: false,
    concurrency: 2,
    // Modules of the tests before are not forgotten by a runner.
    maxTestRunnerReuse: 40,
    // A machine that is busy with something else is no endless loop.
    timeoutMS: 20_000,
    tempDirName: '.trienkhai/judge/mutation/copies',
    reporters: ['json', 'clear-text'],
    clearTextReporter: { reportTests: false, reportMutants: false, allowColor: false },
    jsonReporter: { fileName: report },
    warnings: { slow: false },
  };
}
