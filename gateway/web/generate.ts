import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, parse } from 'graphql';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { glossaryModule, readGlossary } from './read-glossary.ts';

/**
 * Typed documents from the `.graphql` files beside the pages, the commands, the text of every operation under
 * the name by which it is sent, and the words of the glossary: `node gateway/web/generate.ts`.
 */
const sources = `${import.meta.dirname}/src`;
const output = `${sources}/generated`;

function read(folder: string) {
  const files = globSync('**/*.graphql', { cwd: folder }).sort();
  return files.map((location) => ({ location, text: readFileSync(`${folder}/${location}`, 'utf8') }));
}

const schema = parse(
  read(`${import.meta.dirname}/../src/schema`)
    .map(({ text }) => text)
    .join('\n'),
);
const schemaAst = buildASTSchema(schema);
const sections = await preset.buildGeneratesSection({
  baseOutputDir: `${output}/`,
  schema,
  schemaAst,
  documents: read(sources).map(({ location, text }) => ({ location, rawSDL: text, document: parse(text) })),
  config: {
    documentMode: 'string',
    useTypeImports: true,
    immutableTypes: true,
    skipTypename: true,
    enumType: 'string-literal',
    scalars: { ID: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' },
    pureMagicComment: true,
  },
  presetConfig: {
    fragmentMasking: false,
    persistedDocuments: { mode: 'replaceDocumentWithHash', hashPropertyName: 'id', hashAlgorithm: idOf },
  },
  plugins: [],
  pluginMap: {},
  documentTransforms: [],
});

/** `query.RolloutRows.0f3c…`: what it is, its name, and a hash that changes with its text. */
function idOf(text: string): string {
  const [, kind = '', name = ''] = /\b(query|mutation|subscription)\s+(\w+)/.exec(text) ?? [];
  return `${kind}.${name}.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** What the preset writes under a name; documents before their texts. */
function written(ending: string): Promise<string> {
  const section = sections.find(({ filename }) => filename.endsWith(ending));
  if (!section) throw new Error(`the preset writes no ${ending}`);
  return codegen(section);
}

mkdirSync(output, { recursive: true });
writeFileSync(`${output}/graphql.ts`, await written('/graphql.ts'));
const texts = JSON.parse(await written('/persisted-documents.json')) as Record<string, string>;

// What operators do with the read models takes no input and is no command.
const commands = Object.values(schemaAst.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
  args
    .filter((argument) => argument.name === 'input')
    .map(({ type }) => ({ name, input: String(type).replace('!', ''), text: sendingOf(name, String(type)) })),
);

/** The mutation that carries a command out; all commands are answered alike. */
function sendingOf(name: string, input: string): string {
  return `mutation ${name}($input: ${input}) {
  answer: ${name}(input: $input) {
    node { id }
    version
    error { code path message { vi en } facts { name value } }
  }
}`;
}

const record = (name: string, about: string, entries: readonly (readonly [string, string])[]) =>
  [`/** ${about} */`, `export const ${name} = {`]
    .concat(
      entries.map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`),
      '} as const;\n',
    )
    .join('\n');
writeFileSync(
  `${output}/commands.ts`,
  [
    record(
      'INPUT_TYPES',
      'Every command of the gateway and the type of its input.',
      commands.map(({ name, input }) => [name, input]),
    ),
    record(
      'SENDING',
      'Under which name the operation goes that carries a command out.',
      commands.map(({ name, text }) => [name, idOf(text)]),
    ),
  ].join('\n'),
);
const operations = { ...texts, ...Object.fromEntries(commands.map(({ text }) => [idOf(text), text])) };
writeFileSync(
  `${output}/operations.ts`,
  `/** The text of every operation that the console sends, by its name. */
export const OPERATIONS: Readonly<Record<string, string>> = ${JSON.stringify(operations, null, 1)};
`,
);

const words = readFileSync(`${import.meta.dirname}/../../docs/glossary.md`, 'utf8');
writeFileSync(`${output}/glossary.ts`, glossaryModule(readGlossary(words)));
