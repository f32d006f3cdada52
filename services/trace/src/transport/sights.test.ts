import { describe, expect, test } from '@jest/globals';
import { createGrantFold, type GrantBook, type GrantRecord } from '@trienkhai/kernel/grants';
import type { Claim, Principal } from '@trienkhai/runtime/auth';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import { directive } from '../../test/support/facts.ts';
import type { DirectiveView } from '../projections/directives.ts';
import { unlimited } from '../storage/sight.ts';
import { createSights } from './sights.ts';

const snapshot = { generation: 7 } as ProjectionSnapshot;
const RESTRICTED = 'directive:restricted';

const restricted: DirectiveView = {
  id: RESTRICTED,
  contributions: [
    {
      version: 1,
      recordedAt: '2026-01-01',
      value: directive({
        issuerId: id.politburo,
        addressees: { levels: [], unitIds: [id.newProvince] },
        access: 'ADDRESSEES',
      }),
    },
  ],
};

/** One account may send records for the whole country. */
const recording: Pick<GrantBook, 'ofSubject'> = {
  ofSubject: () => [
    {
      ...{ id: 'grant:1', unitId: id.centre, subject: 'office', role: 'INTEGRATION', scopes: ['RECORD'] },
      ...{ from: '2022-01-01', to: undefined, revocations: [], recordedAt: '2022-01-01', actor: 'admin' },
    } as unknown as GrantRecord,
  ],
};

function sightsOn(day: string, asked: unknown[] = [], grants: object = createGrantFold().book) {
  return createSights({
    units: fixedUnits(smallCountry(), grants as GrantBook),
    models: {
      directives: (sight) => {
        asked.push(sight);
        return Promise.resolve(new Map([[RESTRICTED, restricted]]));
      },
    },
    snapshot: () => snapshot,
    now: () => new Date(`${day}T03:00:00Z`),
  });
}

function office(role: Claim['role'], level: Claim['level'], code: string): Principal {
  return { actor: 'office', token: 't', role, level, code };
}

describe('an account', () => {
  test('of the centre reads everything, and nothing is read to know that', async () => {
    const asked: unknown[] = [];
    const sight = await sightsOn('2026-11-26', asked)(office('viewer', 'CENTRE', 'TW'));
    expect(sight).toEqual(unlimited(snapshot));
    expect(asked).toEqual([]);
  });

  test('of a district reads what is within, and no directive that is kept from it', async () => {
    const asked: unknown[] = [];
    const sight = await sightsOn('2026-11-26', asked)(office('viewer', 'DISTRICT', '417'));
    expect(sight.snapshot).toBe(snapshot);
    expect([...sight.hidden]).toEqual([RESTRICTED]);
    expect(sight.reach?.places).toEqual([id.otherDistrict]);
    expect(asked).toEqual([unlimited(snapshot)]);
  });

  test('reads by the day on which it asks', async () => {
    const commune = office('viewer', 'COMMUNE', '30055');
    const places = async (day: string) => (await sightsOn(day)(commune)).reach?.places;
    expect(await places('2025-06-30')).toEqual([id.commune]);
    expect(await places('2025-07-01')).toEqual([id.newCommune]);
  });

  test('that may record and not read stands nowhere, though its grant is one of the centre', async () => {
    const account: Principal = { actor: 'office', token: 't' };
    expect((await sightsOn('2026-11-26', [], recording)(account)).reach?.places).toEqual([]);
  });
});
