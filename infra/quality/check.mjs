import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractArguments } from './contract-baseline.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const own = (script) => [process.execPath, join(root, 'infra', 'quality', script)];
const tool = (name, ...args) => [join(bin, name), ...args];

// Typescript 7 and tsgolint take both cores each, so the long ones do not share a lane.
const lanes = [
  [
    ['types', tool('tsc', '--pretty', 'false', '-p', 'tsconfig.base.json')],
    ['types of the console', tool('tsc', '--pretty', 'false', '-p', 'gateway/web')],
    ['lint', tool('oxlint', '--type-aware', '--deny-warnings', '--format=unix')],
  ],
  [
    ['format', tool('prettier', '--check', '--cache', '--log-level=warn', '.')],
    ['import rules', [process.execPath, ...depcruise()]],
    ['contract: lint', tool('buf', 'lint', 'proto')],
    ['contract: nothing broken', contractArguments(root, join(bin, 'buf'))],
    ['file sizes', own('file-size.mjs')],
    ['lock file', own('lock-file.mjs')],
    ['licences', own('licences.mjs')],
  ],
];

const generated = await runStep('generate', [
  process.execPath,
  join(root, 'infra', 'start.mjs'),
  'generate',
  '--if-stale',
]);
const outcomes = [generated, ...(await Promise.all(lanes.map(runLane))).flat()];
const failed = outcomes.filter((passed) => !passed).length;
mkdirSync(join(root, '.trienkhai', 'test'), { recursive: true });
const totals = { passed: outcomes.length - failed, failed };
writeFileSync(join(root, '.trienkhai', 'test', 'check.json'), JSON.stringify(totals));
console.log(`check: ${totals.passed} steps passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runLane(steps) {
  const passed = [];
  for (const [name, command] of steps) passed.push(await runStep(name, command));
  return passed;
}

function depcruise() {
  const script = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = 'infra/quality/dependency-cruiser.cjs';
  return [script, '--config', config, '--output-type', 'err', 'proto/src', 'services', 'gateway', 'infra'];
}

function runStep(name, [program, ...args]) {
  const begun = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, FORCE_COLOR: '0' };
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => keep(`${error.message}\n`));
    child.once('close', (code) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)${remark(code, output)}`);
      resolve(code === 0);
    });
  });
}

function remark(code, output) {
  // The import rules read swc's syntax trees, which that warning does not know.
  const text = output.split('‼ missing-tsc-transpiler')[0].trimEnd();
  if (code !== 0) return `\n${text}`;
  const last = text.split('\n').at(-1);
  return last.startsWith('note: ') ? ` ${last.slice('note: '.length)}` : '';
}
