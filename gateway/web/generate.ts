import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { buildASTSchema, parse } from 'graphql';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { glossaryModule, readGlossary } from './read-glossary.ts';

/** Typed documents from the `.graphql` files beside the pages, the names of all commands and the words of the glossary: `node gateway/web/generate.ts`. */
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
  },
  presetConfig: { fragmentMasking: false },
  plugins: [],
  pluginMap: {},
  documentTransforms: [],
});
const documents = sections.find(({ filename }) => filename.endsWith('/graphql.ts'));
if (!documents) throw new Error('the preset writes no graphql.ts');
mkdirSync(output, { recursive: true });
writeFileSync(documents.filename, await codegen(documents));

// What operators do with the read models takes no input and is no command.
const commands = Object.values(schemaAst.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
  args
    .filter((argument) => argument.name === 'input')
    .map(({ type }) => `  ${name}: '${String(type).replace('!', '')}',`),
);
writeFileSync(
  `${output}/commands.ts`,
  ['/** Every command of the gateway and the type of its input. */']
    .concat('export const INPUT_TYPES = {', commands, '} as const;\n')
    .join('\n'),
);

const words = readFileSync(`${import.meta.dirname}/../../docs/glossary.md`, 'utf8');
writeFileSync(`${output}/glossary.ts`, glossaryModule(readGlossary(words)));
