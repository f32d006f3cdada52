import { expect, test } from '@jest/globals';
import { readParts } from './readiness.ts';

test('each line of the readiness probe is one part, whether it is up or down', () => {
  expect(readParts('{"name":"trace","ok":true}\n{"name":"study","ok":false,"detail":"h:50053"}\n')).toEqual([
    { name: 'trace', ok: true },
    { name: 'study', ok: false, detail: 'h:50053' },
  ]);
});
