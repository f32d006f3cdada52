import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { behindIn, componentsIn, deprecatedIn, loosened } from './lock-file.ts';
import { adviceIn } from './registry.ts';

test('what is not for development alone is a component, each version once', () => {
  const packages = {
    '': { version: '0.1.0' },
    gateway: { version: '0.1.0' },
    'node_modules/@trienkhai/gateway': { link: true },
    'node_modules/jest': { version: '30.5.2', dev: true },
    'node_modules/@grpc/grpc-js': { version: '1.14.7' },
    'node_modules/a/node_modules/@grpc/grpc-js': { version: '1.14.7' },
    'node_modules/b/node_modules/@grpc/grpc-js': { version: '1.13.0', deprecated: 'leaks' },
  };
  expect(componentsIn({ packages })).toEqual([
    { name: '@grpc/grpc-js', version: '1.14.7' },
    { name: '@grpc/grpc-js', version: '1.13.0', deprecated: 'leaks' },
  ]);
});

test('a component is behind where what needs it allows a newer one of its line', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => ({ name, version: '1.2.0' }));
  const fresh = [{ ...a!, version: '1.3.0' }, b!, { ...b!, version: '1.3.0' }, { ...c!, version: '2.0.0' }];
  expect(behindIn([a!, b!, c!, d!], fresh)).toEqual([{ ...a, newer: '1.3.0' }]);
});

test('what a maker has deprecated since it was written down is told', () => {
  const held = ['a', 'b', 'c'].map((name) => ({ name, version: '1.0.0' }));
  const said = [{ ...held[0]!, deprecated: 'use b' }, held[1]!];
  const before = { ...held[2]!, deprecated: 'long ago' };
  expect(deprecatedIn([held[0]!, held[1]!, before], said)).toEqual([said[0], before]);
});

test('npm is asked for the newest of every line, and for our own packages as they are', () => {
  const dependencies = { jose: '6.2.17', '@trienkhai/kernel': '0.1.0', zod: '~4.6.0' };
  expect(loosened({ dependencies, devDependencies: { jest: '30.5.2' } })).toEqual({
    dependencies: { jose: '^6.2.17', '@trienkhai/kernel': '0.1.0', zod: '~4.6.0' },
    devDependencies: { jest: '^30.5.2' },
    optionalDependencies: {},
  });
});

test('a registry without a list of weaknesses is told from one that knows of none', () => {
  expect(adviceIn('{"vulnerabilities":{}}', '')).toEqual({ weak: [] });
  expect(adviceIn('{"vulnerabilities":{"a":{"severity":"high"}}}', '')).toEqual({ weak: ['a (high)'] });
  expect(adviceIn('{"message":"405 Method Not Allowed"}', '')).toEqual({ silence: '405 Method Not Allowed' });
  expect(adviceIn('', 'npm error no network\nmore')).toEqual({ silence: 'npm error no network' });
});

test('every exception names a version, its reason and its last day', () => {
  const text = readFileSync(new URL('exceptions.json', import.meta.url), 'utf8');
  for (const each of JSON.parse(text) as unknown[]) {
    expect(each).toEqual({
      ...{ name: expect.any(String), version: expect.stringMatching(/^\d/) },
      ...{ reason: expect.stringMatching(/\S{3}/), until: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) },
    });
  }
});
