import { expect, test } from '@jest/globals';
import { sameValue } from '@trienkhai/kernel/same-value';
import { clusterEvents } from '../../test/cluster-events.ts';
import { clusterCodec } from './cluster-codec.ts';

test.each(clusterEvents)('$type reads back as it was written', (event) => {
  const stored = clusterCodec.encode(event);
  const asStored = JSON.parse(JSON.stringify(stored)) as typeof stored;
  expect(sameValue(clusterCodec.decode(asStored), event)).toBe(true);
});
