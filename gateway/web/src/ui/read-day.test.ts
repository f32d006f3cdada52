import { expect, test } from '@jest/globals';
import { readDay } from './read-day.ts';

test.each(['30/6/2022', '30/06/2022', '30-6-2022', '30.06.2022', '30062022', '2022-06-30', ' 30/6/2022 '])(
  'a day is understood as people write it: %s',
  (text) => {
    expect(readDay(text)).toBe('2022-06-30');
  },
);

test.each(['31/6/2022', '29/2/2023', '6/2022', 'hôm nay', '', '2022-6-30'])(
  'what is no day is taken for none: %s',
  (text) => {
    expect(readDay(text)).toBeUndefined();
  },
);
