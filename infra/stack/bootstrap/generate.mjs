import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdingLock } from './lock.mjs';
import { root, run, runNode } from './spawn.mjs';

const generators = [
  {
    name: 'proto code',
    inputs: ['proto/buf.yaml', 'proto/buf.gen.yaml', ...filesBelow('proto/trienkhai', '.proto')],
    output: 'proto/src',
    run: () => run(join(root, 'node_modules', '.bin', 'buf'), ['generate'], {}, join(root, 'proto')),
  },
  {
    name: 'proto descriptors',
    inputs: ['proto/buf.yaml', ...filesBelow('proto/trienkhai', '.proto')],
    output: 'proto/src/descriptors',
    run: () => {
      mkdirSync(join(root, 'proto', 'src', 'descriptors'), { recursive: true });
      const buf = join(root, 'node_modules', '.bin', 'buf');
      return run(buf, ['build', '-o', 'src/descriptors/all.binpb'], {}, join(root, 'proto'));
    },
  },
  {
    name: 'event description',
    inputs: [
      'proto/generate-asyncapi.mjs',
      'proto/asyncapi.yaml',
      ...filesBelow('proto/trienkhai', '.proto'),
    ],
    output: 'proto/src/description',
    run: () => {
      mkdirSync(join(root, 'proto', 'src', 'description'), { recursive: true });
      return runNode(['proto/generate-asyncapi.mjs', 'proto/src/description/asyncapi.yaml']);
    },
  },
  {
    name: 'GraphQL types',
    inputs: ['gateway/generate.ts', ...filesBelow('gateway/src/schema', '.graphql')],
    output: 'gateway/src/schema/generated',
    run: () => runNode(['gateway/generate.ts']),
  },
  {
    name: 'GraphQL documents and glossary of the console',
    inputs: [
      'gateway/web/generate.ts',
      'gateway/web/read-glossary.ts',
      'docs/glossary.md',
      ...filesBelow('gateway/src/schema', '.graphql'),
      ...filesBelow('gateway/web/src', '.graphql'),
    ],
    output: 'gateway/web/src/generated',
    run: () => runNode(['gateway/web/generate.ts']),
  },
  {
    name: 'console',
    inputs: [
      'gateway/web/vite.config.ts',
      'gateway/web/generate.ts',
      ...filesBelow('gateway/web/build', '.ts'),
      'gateway/web/index.html',
      'docs/glossary.md',
      'package-lock.json',
      ...filesBelow('gateway/src/schema', '.graphql'),
      ...filesBelow('gateway/web/public', ''),
      ...filesBelow('gateway/web/src', '').filter((file) => !file.includes('generated')),
      ...filesBelow('services/lib/kernel/src', '.ts'),
    ],
    output: 'gateway/web/dist',
    run: () => runNode(['node_modules/vite/bin/vite.js', 'build', 'gateway/web', '--logLevel', 'warn']),
  },
];

export async function generateCode({ always }) {
  mkdirSync(join(root, '.trienkhai'), { recursive: true });
  return holdingLock(join(root, '.trienkhai', 'generate.lock'), 'a generation of code', async () => {
    for (const generator of generators) {
      if (!existsSync(join(root, generator.inputs[0]))) continue;
      const code = await generate(generator, always);
      if (code !== 0) return code;
    }
    return 0;
  });
}

async function generate({ name, inputs, output, run: work }, always) {
  const stamp = join(root, output, '.generated-from');
  const hash = hashOf(inputs);
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  const begun = Date.now();
  const code = await work();
  if (code !== 0) {
    console.error(`generating the ${name} failed`);
    return code;
  }
  mkdirSync(join(root, output), { recursive: true });
  writeFileSync(stamp, hash);
  console.log(`generated the ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  return 0;
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readIfThere(file)).update('\0');
  return hash.digest('hex');
}

function readIfThere(file) {
  return existsSync(join(root, file)) ? readFileSync(join(root, file)) : '';
}

function filesBelow(folder, ending) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort();
}
