import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { graphiqlOptions, LAG_EXAMPLE, ROLLOUT_EXAMPLE } from './graphiql.ts';
import { createExecutableSchema } from './schema.ts';

test.each([
  ['of the sample set', ROLLOUT_EXAMPLE],
  ['of the published figures', LAG_EXAMPLE],
])('the worked example %s fits the schema and needs no variables', (_, query) => {
  expect(validate(createExecutableSchema(), parse(query))).toEqual([]);
  expect(query).not.toContain('$');
});

test('every tab starts with the development token', () => {
  const { defaultTabs = [], headers } = graphiqlOptions('a-token');
  expect(JSON.parse(headers ?? '')).toEqual({ Authorization: 'Bearer a-token' });
  expect(defaultTabs.map((tab) => tab.headers)).toEqual([headers, headers]);
});
