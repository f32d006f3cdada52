import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { taskEvents } from '../../test/task-events.ts';
import { taskCodec } from './task-codec.ts';

test.each(taskEvents)('$type reads back as it was written', (event) => {
  expect(sameValue(taskCodec.decode(taskCodec.encode(event)), event)).toBe(true);
});
