import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { directives, numbers, stages } from '../../test/events.ts';
import { directiveCodec, numberCodec, progressCodec } from './event-codec.ts';

test.each(directives)('$type reads back as it was written', (event) => {
  expect(sameValue(directiveCodec.decode(directiveCodec.encode(event)), event)).toBe(true);
});

test.each(numbers)('$type reads back as it was written', (event) => {
  expect(sameValue(numberCodec.decode(numberCodec.encode(event)), event)).toBe(true);
});

test.each(stages)('$type reads back as it was written', (event) => {
  expect(sameValue(progressCodec.decode(progressCodec.encode(event)), event)).toBe(true);
});
