import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { reminderEvents } from '../../test/reminder-events.ts';
import { reminderCodec } from './reminder-codec.ts';

test.each(reminderEvents)('$type reads back as it was written', (event) => {
  expect(sameValue(reminderCodec.decode(reminderCodec.encode(event)), event)).toBe(true);
});
