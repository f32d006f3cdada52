import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { periodEvents } from '../../test/period-events.ts';
import { periodCodec } from './period-codec.ts';

test.each(periodEvents)('$type reads back as it was written', (event) => {
  expect(sameValue(periodCodec.decode(periodCodec.encode(event)), event)).toBe(true);
});
