import { describe, expect, test } from '@jest/globals';
import { grantIdOf, grantsStream, unitOfGrant, unitOfGrants } from './grant-ids.ts';

const UNIT = 'commune:25432:2025-07-01';
const KEY = '0123456789abcdef0123';

test('the grants of a unit are a stream that names it; other streams are of no grants', () => {
  expect(grantsStream(UNIT)).toBe(`grants:${UNIT}`);
  expect(unitOfGrants(grantsStream(UNIT))).toBe(UNIT);
  expect(['territory', `terms:grants:${UNIT}`].map(unitOfGrants)).toEqual([undefined, undefined]);
});

describe('the id of a grant', () => {
  test('names the unit in which it was given', () => {
    expect(grantIdOf(UNIT, KEY)).toBe(`grant:${UNIT}:${KEY}`);
    for (const unit of [UNIT, 'organ:BTG_TU.D-87:2021-11-01', 'centre:TW:2021-11-01']) {
      expect(unitOfGrant(grantIdOf(unit, KEY))).toBe(unit);
    }
    const longest = `organ:${'x'.repeat(40)}:2021-11-01`;
    expect(unitOfGrant(grantIdOf(longest, KEY))).toBe(longest);
  });

  test.each([
    ['with something before it', `x${grantIdOf(UNIT, KEY)}`],
    ['with something behind it', `${grantIdOf(UNIT, KEY)}0`],
    ['with a key that is cut short', grantIdOf(UNIT, KEY.slice(1))],
    ['with a key of other letters', grantIdOf(UNIT, KEY.replace('a', 'g'))],
    ['of a unit without a level', grantIdOf(':25432:2025-07-01', KEY)],
    ['of a unit whose level is a number', grantIdOf('1:25432:2025-07-01', KEY)],
    ['of a unit without a code', grantIdOf('commune::2025-07-01', KEY)],
    ['of a unit whose code has a blank', grantIdOf('commune:25 432:2025-07-01', KEY)],
    ['of a unit whose code is too long', grantIdOf(`organ:${'x'.repeat(41)}:2021-11-01`, KEY)],
    ['of a unit whose year is short', grantIdOf('commune:25432:205-07-01', KEY)],
    ['of a unit whose month is short', grantIdOf('commune:25432:2025-7-01', KEY)],
    ['of a unit whose day is short', grantIdOf('commune:25432:2025-07-1', KEY)],
    ['of a unit whose year is no number', grantIdOf('commune:25432:abcd-07-01', KEY)],
    ['of a unit whose month is no number', grantIdOf('commune:25432:2025-ab-01', KEY)],
    ['of a unit whose day is no number', grantIdOf('commune:25432:2025-07-ab', KEY)],
  ])('is none %s', (_, id) => {
    expect(unitOfGrant(id)).toBeUndefined();
  });
});
