import { expect, test } from '@jest/globals';
import { javaMajor, lacksPlatform } from './native-tools.ts';

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "25" 2025-09-16', 25],
  ['no java here', 0],
])('%s is Java %d', (text, major) => {
  expect(javaMajor(text)).toBe(major);
});

test('the packaged mongod runs on Linux on x86-64 only', () => {
  expect(lacksPlatform('linux', 'x64')).toBeNull();
  expect(lacksPlatform('darwin', 'arm64')).toContain('Linux');
});
