import { describe, expect, test } from '@jest/globals';
import { firstNewer, isNewer, judged, type Exception } from './frames.ts';

const today = new Date('2026-11-26T08:00:00Z');
const before = (days: number) => new Date(today.getTime() - days * 86_400_000);
const late = { name: 'jose', version: '6.2.17', newer: '6.2.18', since: before(31) };
const exception = (until: string): Exception => ({
  ...{ name: 'jose', version: '6.2.17' },
  ...{ reason: 'its next release refuses a key in use', until },
});
const hear = (
  found: Partial<Parameters<typeof judged>[0]>,
  exceptions: readonly Exception[] = [],
  at: Date = today,
) => judged({ deprecated: [], behind: [], ...found }, exceptions, at);

describe('a newer release of the line in use', () => {
  test('may wait for thirty days', () => {
    expect(hear({ behind: [{ ...late, since: before(30) }] })).toEqual({
      ...{ breached: [], excepted: [] },
      waiting: ['jose 6.2.17, 6.2.18 is there for 30 days'],
    });
  });

  test('breaches the time allowed on the day after', () => {
    expect(hear({ behind: [late] }).breached).toEqual(['jose 6.2.17, 6.2.18 is there for 31 days']);
  });

  test('has no time left where the registry does not say since when it is there', () => {
    const { breached, waiting } = hear({ behind: [{ ...late, since: undefined }] });
    expect([breached, waiting]).toEqual([['jose 6.2.17, 6.2.18 is there (since when is not known)'], []]);
  });
});

test('what its maker has deprecated may not stay', () => {
  const deprecated = [{ name: 'request', version: '2.88.2', deprecated: 'no longer maintained' }];
  expect(hear({ deprecated }).breached).toEqual(['request 2.88.2 is deprecated: no longer maintained']);
});

describe('an exception', () => {
  test('holds to its last day', () => {
    const { breached, excepted } = hear({ behind: [late] }, [exception('2026-11-26')]);
    expect([breached, excepted]).toEqual([
      [],
      ['jose 6.2.17, 6.2.18 is there for 31 days; until 2026-11-26: its next release refuses a key in use'],
    ]);
  });

  test('that has ended is a breach that names its end', () => {
    const { breached } = hear({ behind: [late] }, [exception('2026-11-25')]);
    expect(breached).toEqual(['jose 6.2.17, 6.2.18 is there for 31 days; its exception ended on 2026-11-25']);
  });

  test('is for one version, and does not outlive it', () => {
    const { breached } = hear({ behind: [{ ...late, version: '6.2.16' }] }, [exception('2027-01-31')]);
    expect(breached).toEqual([
      'jose 6.2.16, 6.2.18 is there for 31 days',
      'the exception for jose 6.2.17 is needed no more',
    ]);
  });
});

describe('since when a newer release is there', () => {
  const times = {
    ...{ created: '2020-01-01T00:00:00Z', modified: '2026-11-20T00:00:00Z' },
    ...{ '6.2.17': '2026-11-01T00:00:00Z', '6.2.19': '2026-11-20T00:00:00Z' },
    ...{ '6.2.18': '2026-11-10T00:00:00Z', '7.0.0': '2026-11-05T00:00:00Z' },
    '6.3.0-beta.1': '2026-11-02T00:00:00Z',
  };
  const jose = { name: 'jose', version: '6.2.17' };

  test('is told by the first of its line', () => {
    expect(firstNewer(jose, times)).toEqual(new Date('2026-11-10T00:00:00Z'));
  });

  test('is not known where the registry is silent, or tells when it fetched them', () => {
    expect(firstNewer(jose, undefined)).toBeUndefined();
    expect(firstNewer({ ...jose, version: '6.2.16' }, times)).toBeUndefined();
    expect(firstNewer(jose, { ...times, '6.2.17': '2026-11-12T00:00:00Z' })).toBeUndefined();
  });
});

test.each([
  ['6.2.17', '6.10.0', true],
  ['6.2.17', '6.2.17', false],
  ['6.2.17', '6.2.9', false],
  ['6.2.17', '7.0.0', false],
  ['6.2.17', '6.3.0-beta.1', false],
  ['0.301.0', '0.301.1', true],
  ['0.301.0', '0.302.0', false],
  ['0.0.4', '0.0.5', false],
  ['2.0.0-rc.1', '2.0.0', false],
])('whether what follows %s in its line is %s: %s', (version, other, expected) => {
  expect(isNewer({ name: 'any', version }, other)).toBe(expected);
});
