import type { EventCodec } from '@trienkhai/kernel/envelope';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { describe, expect, test } from '@jest/globals';
import type { TermEvent } from '../domain/committee-term.ts';
import type { OrganEvent } from '../domain/organ.ts';
import type { TerritoryEvent } from '../domain/reorganisation.ts';
import { organCodec, termCodec, territoryCodec } from './event-codec.ts';

const [unitId, on] = ['province:40:2021-11-01', '2025-07-01'];
const territory: readonly TerritoryEvent[] = [
  { type: 'ReorganisationDecided', effectiveOn: on, issuedOn: '2025-06-30', decrees: ['202/2025/QH15'] },
  { type: 'ReorganisationCorrected', effectiveOn: on, reason: 'Đính chính.', cancelled: true },
  {
    type: 'UnitOpened',
    unitId,
    level: 'PROVINCE',
    code: '40',
    name: 'Nghệ An',
    kind: 'Tỉnh',
    parentId: CENTRE_ID,
    origin: 'first-snapshot',
    on,
  },
  { type: 'UnitRenamed', unitId, name: 'Huế', on },
  { type: 'UnitRetyped', unitId, kind: 'Thành phố', on },
  { type: 'UnitReparented', unitId, parentId: CENTRE_ID, on },
  { type: 'UnitSucceeded', unitId, successorId: 'province:37:2025-07-01', share: 'PART', default: false, on },
  { type: 'UnitClosed', unitId, on, successorsKnown: false },
];
const organ: readonly OrganEvent[] = [
  {
    type: 'OrganEstablished',
    organId: 'organ:BCT:2021-11-01',
    code: 'BCT',
    name: 'Bộ Chính trị',
    kind: 'Bộ Chính trị',
    committeeId: CENTRE_ID,
    symbol: 'TW',
    aliases: [],
    jointOf: ['organ:A:2021-11-01', 'organ:B:2021-11-01'],
    oneHead: false,
  },
  { type: 'OrganClosed', organId: 'organ:BCT:2021-11-01', on },
];
const term: readonly TermEvent[] = [
  { type: 'CommitteeTermOpened', committeeId: CENTRE_ID, term: 13, from: '2021-01-31', to: '2026-01-23' },
];

describe('every event of this service reads back as it was written', () => {
  test.each(territory)('$type', (event) => roundTrip(territoryCodec, event));
  test.each(organ)('$type', (event) => roundTrip(organCodec, event));
  test.each(term)('$type', (event) => roundTrip(termCodec, event));
});

function roundTrip<Event extends { readonly type: string }>(codec: EventCodec<Event>, event: Event): void {
  const stored = codec.encode(event);
  expect(stored.type).toBe(`trienkhai.units.v1.${event.type}`);
  const asStored = JSON.parse(JSON.stringify(stored)) as typeof stored;
  expect(codec.decode(asStored)).toEqual(event);
}

test('an event of another stream does not read', () => {
  expect(() => organCodec.decode(territoryCodec.encode(territory[0]!))).toThrow(TypeError);
});
