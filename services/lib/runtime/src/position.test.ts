import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatPositions, mergePositions, parsePositions } from './position.ts';

test('positions read back as they were written, whatever the stream id holds', () => {
  const position = fc.record({
    streamId: fc.string({ minLength: 1, unit: 'grapheme' }),
    version: fc.integer({ min: 1 }),
  });
  fc.assert(
    fc.property(fc.array(position), (positions) => {
      expect(parsePositions(formatPositions(positions))).toEqual(positions);
    }),
  );
});

test('ordinary ids stay readable', () => {
  expect(formatPositions([{ streamId: 'session:4f0c', version: 3 }])).toBe('session:4f0c@3');
});

test.each(['session', 'session:1@0', 'session:1@-1', 'a@b@3', '@3', 'a@1.5', '%E0%A4%A@3'])(
  '%s is no position',
  (text) => {
    expect(() => parsePositions(text)).toThrow(SyntaxError);
  },
);

test('merging keeps the furthest position of each stream', () => {
  const merged = mergePositions(
    [{ streamId: 'b', version: 2 }],
    [{ streamId: 'b', version: 5 }],
    [{ streamId: 'a', version: 1 }],
  );
  expect(merged).toEqual([
    { streamId: 'a', version: 1 },
    { streamId: 'b', version: 5 },
  ]);
});
