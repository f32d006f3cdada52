import { expect, test } from '@jest/globals';
import type { Principal } from '@trienkhai/runtime/auth';
import type { Position } from '@trienkhai/runtime/position';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { Peers } from '../peers.ts';
import { seenBy, type Handed } from './seen.ts';

const events: readonly Handed[] = [
  { streamId: 'directive:a1', version: 2, text: '{"directiveId":"directive:a1"}' },
  {
    streamId: 'session:1f',
    version: 1,
    text: '{"session":{"directiveIds":["directive:a1","directive:b2"]}}',
  },
  { streamId: 'session:1f', version: 3, text: '{"reason":"Nhầm."}' },
  { streamId: 'number:x', version: 1, text: '{"directiveId":"directive:b2"}' },
];

async function seen(
  level: Principal['level'],
  code: string,
  hidden: readonly string[],
  role: Principal['role'] = 'viewer',
  given: readonly Handed[] = events,
) {
  const asked: Position[] = [];
  const signal = AbortSignal.timeout(10_000);
  const listUnseen = async ({ streams }: { streams: Position[] }, call: object) => {
    expect(call).toEqual({ token: 't', signal });
    expect(streams).not.toEqual([]);
    asked.push(...streams);
    return { streamIds: hidden };
  };
  const principal = { actor: 'office', role, level, code, token: 't' } as Principal;
  const caller = { principal, peers: { trace: { listUnseen } } as unknown as Peers };
  const told = await seenBy(caller, { units: fixedUnits(smallCountry()) }, given, (event) => event, signal);
  return { told, asked };
}

test('an event is handed out only where neither its stream nor a directive it names is hidden', async () => {
  const { told } = await seen('PROVINCE', '40', ['directive:b2']);
  expect(told).toEqual([events[0], events[2]]);
  expect((await seen('PROVINCE', '40', ['session:1f'])).told).toEqual([events[0], events[3]]);
});

test('each stream is asked about once, as far as its newest event', async () => {
  const { asked } = await seen('PROVINCE', '40', []);
  expect(asked).toEqual([
    { streamId: 'directive:a1', version: 2 },
    { streamId: 'session:1f', version: 3 },
    { streamId: 'directive:b2', version: 1 },
    { streamId: 'number:x', version: 1 },
  ]);
});

test('a role for the whole country is told everything, and nothing is asked', async () => {
  expect(await seen('CENTRE', 'TW', ['directive:a1'])).toEqual({ told: events, asked: [] });
});

test('events of grants are told to those who administer or control their unit, and trace is not asked', async () => {
  const grants = [id.otherDistrict, id.newProvince, id.commune].map((unitId) => ({
    ...{ streamId: `grants:${unitId}`, version: 1, text: '{}' },
  }));
  const [ofDistrict, ofProvince, ofEnded] = grants;
  for (const role of ['admin', 'control'] as const) {
    expect(await seen('PROVINCE', '40', [], role, grants)).toEqual({ told: [ofDistrict], asked: [] });
  }
  expect(await seen('DISTRICT', '872', [], 'control', grants)).toEqual({ told: [ofEnded], asked: [] });
  expect(await seen('PROVINCE', '82', [], 'admin', grants)).toEqual({ told: [ofProvince], asked: [] });
  expect(await seen('CENTRE', 'TW', [], 'viewer', grants)).toEqual({ told: [], asked: [] });
});

test('of an older event after a newer one its stream is asked about as far as the newer one', async () => {
  const { asked } = await seen('PROVINCE', '40', [], 'viewer', [events[2]!, events[1]!]);
  expect(asked[0]).toEqual({ streamId: 'session:1f', version: 3 });
});
