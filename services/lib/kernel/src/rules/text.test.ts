import { describe, expect, test } from '@jest/globals';
import { optionalText, requireDistinct, requireKind, requireLength, requireText } from './text.ts';

const path = ['title'];

describe('a text', () => {
  test('is kept trimmed and composed', () => {
    expect(requireText('  Thu\u0309y \n', 'title', path)).toBe('Thủy');
  });

  test('must not be empty unless it is optional', () => {
    expect(() => requireText(' \t', 'title', path)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT', path }),
    );
    expect(optionalText(' ', 'note', path)).toBeUndefined();
    expect(optionalText(undefined, 'note', path)).toBeUndefined();
  });

  test('has a limit of its own sort', () => {
    expect(requireText('a'.repeat(1_000), 'title', path)).toHaveLength(1_000);
    expect(() => requireText('a'.repeat(1_001), 'title', path)).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG', facts: { limit: '1000' } }),
    );
    expect(() => requireText('a'.repeat(4_001), 'note', path)).toThrow(
      expect.objectContaining({ code: 'TEXT_TOO_LONG' }),
    );
  });
});

test.each(['study-class', 'a', 'class-2'])('"%s" is a kind', (kind) => {
  expect(requireKind(kind, ['kind'])).toBe(kind);
});

test.each(['Study-class', 'study class', '-a', 'a-', 'a--b', 'lớp', '2a'])('"%s" is no kind', (kind) => {
  expect(() => requireKind(kind, ['kind'])).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('a list has at most 500 entries, and at least as many as asked for', () => {
  expect(() => requireLength(Array(500).fill(0), path)).not.toThrow();
  expect(() => requireLength(Array(501).fill(0), path)).toThrow(
    expect.objectContaining({ code: 'TEXT_TOO_LONG' }),
  );
  expect(() => requireLength([], path, 1)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('the second of two like entries is named', () => {
  expect(() => requireDistinct(['a', 'b', 'a'], (entry) => entry, ['list'])).toThrow(
    expect.objectContaining({ path: ['list', '2'], facts: { entry: 'a' } }),
  );
});
