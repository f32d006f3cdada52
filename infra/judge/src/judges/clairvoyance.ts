import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Hearing, Judge } from '../hearing.ts';
import { run } from '../programs.ts';
import { pythonProgram } from '../python.ts';
import { summed } from '../verdict.ts';

interface Recovered {
  readonly data: { readonly __schema: { readonly types: readonly Type[] } };
}
interface Type {
  readonly name: string;
  readonly fields: readonly { readonly name: string }[] | null;
}

/** Guesses the schema without a token, out of a list in which every name of it stands. */
export const clairvoyance: Judge = async ({ config, system, say }) => {
  const program = await pythonProgram(config, 'clairvoyance');
  const [words, out] = [`${config.folder}clairvoyance-words.txt`, `${config.folder}clairvoyance.json`];
  const names = await namesOf(system);
  writeFileSync(words, names.join('\n'));
  rmSync(out, { force: true });
  const { code, err } = await run(program, [`${system.url}/graphql`, '-w', words, '-o', out]);
  writeFileSync(`${config.folder}clairvoyance.txt`, err);
  // It gives up where answers tell nothing; anything else that it ends with has judged nothing.
  const gaveUp = err.includes('It is very likely that Field Suggestion is not fully enabled');
  const found = existsSync(out) ? fieldsIn(JSON.parse(readFileSync(out, 'utf8')) as Recovered) : [];
  say({
    judge: 'clairvoyance',
    what: `fields, out of ${names.length} true names, without a token`,
    result: `${summed(found)}${gaveUp ? ', gave up' : ''}`,
    ok: found.length === 0 && (gaveUp || code === 0),
  });
};

async function namesOf({ ask }: Hearing['system']): Promise<string[]> {
  const schema = buildClientSchema(await ask<IntrospectionQuery>(getIntrospectionQuery()));
  const names = Object.values(schema.getTypeMap()).flatMap((type) => [
    type.name,
    ...('getFields' in type ? Object.keys(type.getFields()) : []),
  ]);
  return [...new Set(names)].filter((name) => !name.startsWith('__')).sort();
}

function fieldsIn({ data }: Recovered): string[] {
  return data.__schema.types.flatMap(({ name, fields }) =>
    (fields ?? []).map((field) => `${name}.${field.name}`),
  );
}
