import { generateCode } from './stack/bootstrap/generate.mjs';
import { installPackages } from './stack/bootstrap/install.mjs';
import { node24, oneProcess, root, runNode } from './stack/bootstrap/spawn.mjs';

// Runs on the Node that happens to be installed, before any package is: nothing but node: imports down from here.
const verbs = {
  start: (args) => generated(() => runAll([], args)),
  dev: (args) => generated(() => runAll(watching(), args)),
  test: (args) => generated(() => runNode(['infra/quality/run-tests.mjs', 'all', ...args])),
  'test-unit': (args) => generated(() => runNode(['infra/quality/run-tests.mjs', 'unit', ...args])),
  'test-nightly': (args) =>
    generated(() => runNode(['infra/quality/run-tests.mjs', 'all', ...args], { TRIENKHAI_NIGHTLY: '1' })),
  check: (args) => runNode(['infra/quality/check.mjs', ...args]),
  generate: (args) => generateCode({ always: !args.includes('--if-stale') }),
  judge: (args) => generated(() => runNode(['infra/judge/src/main.ts', ...args])),
  bench: (args) => generated(() => runNode(['infra/bench/src/main.ts', ...args])),
  reset: () => runNode(['infra/stack/src/main.ts']),
};

function runAll(how, args) {
  return runNode([...oneProcess.args, ...how, 'infra/dev/src/main.ts', ...args], oneProcess.env);
}

function watching() {
  const watched = [
    'services',
    'gateway/src',
    'proto/src',
    'infra/dev/src',
    'infra/data/src',
    'infra/issuer/src',
  ];
  return watched.map((folder) => `--watch-path=${folder}`).concat('--watch-preserve-output');
}

async function generated(work) {
  const code = await generateCode({ always: false });
  return code === 0 ? work() : code;
}

async function main([name, ...args]) {
  const verb = verbs[name];
  if (!verb) {
    console.error(`usage: node infra/start.mjs ${Object.keys(verbs).join(' | ')}`);
    return 2;
  }
  await installPackages(root);
  node24();
  return verb(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
