import { expect, test } from '@jest/globals';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType } from 'graphql';
import { createExecutableSchema } from './schema.ts';

const schema = createExecutableSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const roots = ['Query', 'Mutation', 'Subscription'];

test('every type, field, input and enum value is described', () => {
  const bare = types.flatMap((type) => {
    const fields =
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
    const values = isEnumType(type) ? type.getValues() : [];
    const members = [...Object.values(fields), ...values].filter(({ description }) => !description);
    const self = type.description || roots.includes(type.name) ? [] : [type.name];
    return [...self, ...members.map(({ name }) => `${type.name}.${name}`)];
  });
  expect(bare).toEqual([]);
});

test('every node of a recorded fact says whether it is a sample; units and grants never are', () => {
  const node = schema.getType('Node');
  const facts = types.filter(
    (type) => isObjectType(type) && type.getInterfaces().some((each) => each === node),
  );
  const without = facts.filter((type) => isObjectType(type) && !('sample' in type.getFields()));
  expect(facts.map(({ name }) => name).sort()).toEqual(
    [
      'Award',
      'Cluster',
      'Directive',
      'Grant',
      'Milestone',
      'Period',
      'Report',
      'Review',
      'Session',
      'Task',
      'Unit',
      'UnitProgress',
      'Visit',
      'WorkingSession',
    ].sort(),
  );
  expect(without.map(({ name }) => name).sort()).toEqual(['Grant', 'Unit']);
});

test('every list of nodes is a connection with a total', () => {
  const connections = types.filter(({ name }) => name.endsWith('Connection'));
  expect(connections.length).toBeGreaterThanOrEqual(8);
  for (const type of connections) {
    expect(Object.keys(isObjectType(type) ? type.getFields() : {})).toEqual(
      expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']),
    );
  }
});

/** Queries that read no recorded fact. */
const FACTLESS = [
  'checkReorganisation',
  'me',
  'parseSymbol',
  'projections',
  'verification',
  'digest',
  'digests',
  'readings',
];

test.each([
  ['knownAt', FACTLESS],
  // A history has every day, a reorganisation its own.
  ['on', [...FACTLESS, 'history', 'reorganisations']],
])('every question about facts takes %s', (argument, exempt) => {
  const questions = Object.values(schema.getQueryType()!.getFields());
  const without = questions.filter(({ args }) => !args.some(({ name }) => name === argument));
  expect(without.map(({ name }) => name).filter((name) => !exempt.includes(name))).toEqual([]);
});
