import { expect, test } from '@jest/globals';
import { streamOf } from './stream-of.ts';

const UNIT = 'province:82:2025-07-01';

test.each([
  ['session:1f', 'session:1f'],
  ['task:2e.3', 'meeting:2e'],
  ['task:2e', 'task:2e'],
  [`grant:${UNIT}:0123456789abcdef0123`, `grants:${UNIT}`],
  [`period:${UNIT}:party:half-year:2026-01-01`, `periods:${UNIT}`],
  ['reorganisation:2031-01-01', 'territory'],
])('whoever looks at %s hears of the changes of %s', (id, stream) => {
  expect(streamOf(id)).toBe(stream);
});
