import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { completions, reports, sessions } from '../../test/events.ts';
import { completionCodec, reportCodec, sessionCodec } from './event-codec.ts';

test.each(sessions)('$type reads back as it was written', (event) => {
  expect(sameValue(sessionCodec.decode(sessionCodec.encode(event)), event)).toBe(true);
});

test.each(reports)('$type reads back as it was written, zeroes and unknowns apart', (event) => {
  expect(sameValue(reportCodec.decode(reportCodec.encode(event)), event)).toBe(true);
});

test.each(completions)('$type reads back as it was written', (event) => {
  expect(sameValue(completionCodec.decode(completionCodec.encode(event)), event)).toBe(true);
});

test('events are stored under their full name, and others do not read', () => {
  expect(sessionCodec.encode(sessions[1]!).type).toBe('trienkhai.study.v1.SessionRecorded');
  expect(() => sessionCodec.decode({ type: 'trienkhai.study.v1.Other', data: {} })).toThrow(TypeError);
});
