import { expect, test } from '@jest/globals';
import { buildASTSchema, parse, validate } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { INPUT_TYPES, SENDING } from '../generated/commands.ts';
import { ProjectionsDocument, RebuildProjectionsDocument } from '../generated/graphql.ts';
import { OPERATIONS } from '../generated/operations.ts';
import { isMutation, nameOf, requestOf, spellOut } from './operation.ts';

const folder = `${import.meta.dirname}/../../../src/schema`;
const files = globSync('**/*.graphql', { cwd: folder }).map((file) =>
  readFileSync(`${folder}/${file}`, 'utf8'),
);
const schema = buildASTSchema(parse(files.join('\n')));

test('every operation of the console holds against the schema of the gateway', () => {
  const texts = Object.values(OPERATIONS);
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.flatMap((text) => validate(schema, parse(text)))).toEqual([]);
});

test('every command of the gateway has an operation that sends it', () => {
  const names = Object.keys(INPUT_TYPES) as (keyof typeof SENDING)[];
  expect(names.length).toBeGreaterThan(50);
  const sent = names.map((name) => OPERATIONS[SENDING[name]]);
  expect(sent).toEqual(names.map((name) => expect.stringContaining(`answer: ${name}(input: $input)`)));
});

test('an operation is known by its name, and by its text only to a gateway of another version', async () => {
  expect([nameOf(ProjectionsDocument), isMutation(ProjectionsDocument)]).toEqual(['Projections', false]);
  expect(isMutation(RebuildProjectionsDocument)).toBe(true);
  const { documentId, query } = requestOf(ProjectionsDocument, {}) as { documentId?: string; query: string };
  expect([OPERATIONS[documentId!], query]).toEqual([expect.stringContaining('query Projections'), '']);
  await spellOut();
  expect(requestOf(ProjectionsDocument, {})).toEqual({ query: OPERATIONS[documentId!], variables: {} });
});
