import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { table, type Line } from './report.ts';

const FILE = resolve(import.meta.dirname, '../../../docs/performance.md');

const INTRODUCTION = `# Performance

Written by \`npm run bench\`; only what stands between the markers "by hand" is kept. Both sides of a comparison
run in turns in one process on one stack, after a round that is not counted: seven rounds, three for rebuilds.
The floor is what the bare drivers do of the same work. Rates are medians; everything else is minimum / median /
maximum of the rounds, and a median decides whether an aim is met.`;

const TITLES: Readonly<Record<string, string>> = {
  append: 'Append: commit store against `insertOne` of the same documents, majority and journal',
  relay: 'Relay: store to topic against `sendBatch` of the same records',
  projection: 'Live projection against `eachBatch` and `bulkWrite` upserts',
  rebuild: 'Rebuild of a read model from the first offset',
  visible: 'From recorded to visible',
  rollout: 'Rollout of a directive that every commune has received',
  questions: 'Questions over a generated history, trace in a process of its own',
  import: 'Import: files of sessions, everything in one process; memory of a gateway in its own, dry runs',
  digests: 'Digests: over every stream, against bare reads of the same commits',
  secured:
    'TLS, tokens, granted rights, limits, notes of readings and 10 % of traces against nothing of it; questions while somebody abuses the gateway',
  start: 'Start: everything in one process',
};

/** What one bench has measured, and on what. */
export interface Section {
  readonly machine: string;
  readonly lines: readonly Line[];
}

export type Sections = Readonly<Record<string, Section>>;

/** Replaces the sections that were measured; the others and the part written by hand stay. */
export async function writeDocument(measured: Sections): Promise<string> {
  const before = await readFile(FILE, 'utf8').catch(() => '');
  const sections = Object.keys(TITLES).map((name) => {
    const section = measured[name];
    return section ? marked(name, textOf(name, section)) : marked(name, between(before, name));
  });
  const byHand = marked('by hand', between(before, 'by hand'));
  await writeFile(FILE, `${[INTRODUCTION, byHand, ...sections].join('\n\n')}\n`);
  return FILE;
}

function textOf(name: string, { machine, lines }: Section): string {
  return `## ${TITLES[name]}\n\n${machine}\n\n${table(lines)}`;
}

function marked(name: string, text: string): string {
  return text === ''
    ? `<!-- ${name} -->\n<!-- /${name} -->`
    : `<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->`;
}

function between(text: string, name: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  return from < 0 || to < 0 ? '' : text.slice(from + begin.length, to).trim();
}
