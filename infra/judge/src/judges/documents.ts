import { buildClientSchema, getIntrospectionQuery, parse, validate, type IntrospectionQuery } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import type { Judge } from '../hearing.ts';
import { summed } from '../verdict.ts';

/** Every document of the console against the schema that the running gateway tells of itself. */
export const documents: Judge = async ({ config, system, say }) => {
  const folder = `${config.root}gateway/web/src/`;
  const schema = buildClientSchema(await system.ask<IntrospectionQuery>(getIntrospectionQuery()));
  const files = globSync('**/*.graphql', { cwd: folder }).sort();
  // Fragments stand in files of their own, so all of them are one document.
  const all = parse(files.map((file) => readFileSync(folder + file, 'utf8')).join('\n'));
  const faults = validate(schema, all).map(({ message }) => message);
  say({
    judge: 'graphql-js',
    what: `${all.definitions.length} documents against the schema served`,
    result: summed(faults),
    ok: faults.length === 0,
  });
};
