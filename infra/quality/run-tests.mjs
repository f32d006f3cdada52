import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = join(root, '.trienkhai', 'test');
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
// A test that leaves a timer or socket open would keep jest waiting for ever after its last result.
const patienceAfterResultsMs = 30_000;
const workers = { unit: 2, int: 2, alone: 1 };
const env = {
  ...process.env,
  // What the processes of a run load is compiled by the first of them.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  // A broker that lives for a quarter of an hour does not earn back what its second compiler costs.
  JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1',
};

let child;
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isInterrupted = true;
    child?.kill(signal);
  });
}

const [which = 'all', ...jestArguments] = process.argv.slice(2);
const projects = which === 'all' ? Object.keys(workers) : [which];
mkdirSync(results, { recursive: true });

const total = { passed: 0, failed: 0 };
for (const project of projects) {
  if (isInterrupted) break;
  const { passed, failed } = await runProject(project);
  total.passed += passed;
  total.failed += failed;
}
writeFileSync(join(results, 'totals.json'), JSON.stringify(total));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 && !isInterrupted ? 0 : 1;

async function runProject(project) {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const { code, signal, hung } = await runJest(project, file);
  if (!existsSync(file)) {
    if (code !== 0)
      console.error(`the ${project} tests ended with ${signal ?? `code ${code}`} before their report`);
    return { passed: 0, failed: code === 0 ? 0 : 1 };
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + (hung ? 1 : 0);
  if (hung)
    console.error(`the ${project} tests ended but something of theirs still runs: close it in the test`);
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function runJest(project, file) {
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  args.push(
    '--disable-warning=TimeoutNegativeWarning',
    jest,
    '-c',
    join(root, 'infra/quality/jest.config.mjs'),
  );
  args.push('--selectProjects', project, `--maxWorkers=${workers[project]}`, '--passWithNoTests');
  args.push('--json', `--outputFile=${file}`, ...jestArguments);
  return new Promise((resolve) => {
    // Its own name for it: by the time that patience ends, `child` may be the next project's.
    const tests = spawn(process.execPath, args, { cwd: root, env, stdio: ['inherit', 'ignore', 'inherit'] });
    child = tests;
    let hung = false;
    let patience;
    const watch = setInterval(() => {
      if (!existsSync(file)) return;
      clearInterval(watch);
      patience = setTimeout(() => {
        hung = true;
        tests.kill('SIGKILL');
      }, patienceAfterResultsMs);
    }, 500);
    tests.once('exit', (code, signal) => {
      clearInterval(watch);
      clearTimeout(patience);
      resolve({ code, signal, hung });
    });
  });
}
