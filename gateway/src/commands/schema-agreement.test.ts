import { expect, test } from '@jest/globals';
import {
  buildASTSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  parse,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { commandNames, commands } from './index.ts';

const folder = new URL('../schema/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.graphql'),
);
const sdl = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
const mutations = schema.getMutationType()?.getFields() ?? {};

interface Shape {
  readonly [field: string]: { readonly required: boolean; readonly inner: Shape | undefined };
}

/** What operators do with the read models records nothing. */
const OPERATIONS = ['rebuildProjections', 'releaseParked'];

test('every command is a mutation of the same name, and any other is an operation', () => {
  expect(Object.keys(mutations).sort()).toEqual([...commandNames, ...OPERATIONS].sort());
});

test.each(commandNames)('%s takes the same fields over GraphQL as over REST', (name) => {
  const input = getNamedType(mutations[name]?.args[0]?.type);
  if (!isInputObjectType(input)) throw new Error(`${name} has no input`);
  expect(graphqlShape(input, 2)).toEqual(zodShape(commands[name].schema, 2));
});

function graphqlShape(type: GraphQLInputObjectType, depth: number): Shape {
  const fields = Object.entries(type.getFields()).map(([name, field]: [string, GraphQLInputField]) => {
    const inner = getNamedType(field.type);
    const required = isNonNullType(field.type) && field.defaultValue === undefined;
    return [
      name,
      { required, inner: isInputObjectType(inner) && depth > 0 ? graphqlShape(inner, depth - 1) : undefined },
    ];
  });
  return Object.fromEntries(fields) as Shape;
}

function zodShape(type: z.ZodType, depth: number): Shape {
  const fields = Object.entries((type as z.ZodObject).shape).map(([name, field]) => {
    const inner = bare(field as z.ZodType);
    const required = !z.safeParse(field as z.ZodType, undefined).success;
    return [
      name,
      { required, inner: inner instanceof z.ZodObject && depth > 0 ? zodShape(inner, depth - 1) : undefined },
    ];
  });
  return Object.fromEntries(fields) as Shape;
}

function bare(type: z.ZodType): z.ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return bare(type.unwrap() as z.ZodType);
  return type instanceof z.ZodArray ? bare(type.element as z.ZodType) : type;
}
