import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clockOf, dayOf } from './day.ts';

const told = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

test('the day and the time of day of an instant are those that the time zone data tell', () => {
  const instants = fc.date({
    min: new Date('1976-01-01T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, (instant) => {
      const [day, time] = told.format(instant).split(', ');
      expect(dayOf(instant)).toBe(day);
      expect(clockOf(instant)).toMatch(`${day}T${time}.`);
    }),
  );
});

test('a day begins at midnight in Vietnam, seven hours before it does in UTC', () => {
  expect(dayOf(new Date('2025-06-30T16:59:59.999Z'))).toBe('2025-06-30');
  expect(dayOf(new Date('2025-06-30T17:00:00Z'))).toBe('2025-07-01');
});

test('what is no instant has no day', () => {
  expect(() => dayOf(new Date('yesterday'))).toThrow(RangeError);
});
