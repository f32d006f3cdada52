import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { awardEvents } from '../../test/award-events.ts';
import { awardCodec } from './award-codec.ts';

test.each(awardEvents)('$type reads back as it was written', (event) => {
  const stored = awardCodec.encode(event);
  const asStored = JSON.parse(JSON.stringify(stored)) as typeof stored;
  expect(sameValue(awardCodec.decode(asStored), event)).toBe(true);
});
