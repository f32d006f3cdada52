import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { describe, expect, test } from '@jest/globals';
import { organDecider, type EstablishOrgan, type OrganEvent } from './organ.ts';
import { overlap } from './joint-organ.ts';

const { board, politicalCentre, province, district } = SMALL_COUNTRY;
const joint: Omit<EstablishOrgan, 'type'> = {
  code: 'BTG-TTCT-872',
  name: 'Ban Tuyên giáo và Trung tâm Chính trị',
  kind: 'Cơ quan chung',
  committeeId: district,
  validFrom: '2022-01-01',
  validTo: undefined,
  aliases: [],
  jointOf: [board, politicalCentre],
};
const establish = (change: Partial<EstablishOrgan> = {}): EstablishOrgan => ({
  type: 'EstablishOrgan',
  ...joint,
  ...change,
});
const established: OrganEvent = {
  type: 'OrganEstablished',
  organId: 'organ:BTG-TTCT-872:2022-01-01',
  ...joint,
  oneHead: true,
};
const { given } = deciderSpec(organDecider, { units: smallCountry() });

describe('a joint organ', () => {
  test('is made of organs that keep their identities, under one head unless it is said otherwise', () => {
    given().when(establish()).then(established);
    given()
      .when(establish({ oneHead: false }))
      .then({ ...established, oneHead: false });
  });

  test.each<[string, Partial<EstablishOrgan>, 'INVALID_ARGUMENT' | 'UNIT_UNKNOWN', string[]]>([
    ['of a single organ', { jointOf: [board] }, 'INVALID_ARGUMENT', ['jointOf']],
    ['of one organ twice', { jointOf: [board, board] }, 'INVALID_ARGUMENT', ['jointOf', '1']],
    ['with a territory', { jointOf: [board, province] }, 'INVALID_ARGUMENT', ['jointOf', '1']],
    ['with an unknown organ', { jointOf: [board, 'organ:X:2021-11-01'] }, 'UNIT_UNKNOWN', ['jointOf', '1']],
  ])('%s is refused', (_, change, code, path) => {
    given().when(establish(change)).thenFails(code, path);
  });

  test('takes no organ that acts in another joint organ at that time', () => {
    const later = deciderSpec(organDecider, { units: withJoint() });
    later
      .given()
      .when(establish({ code: 'KHAC', validFrom: '2023-01-01' }))
      .thenFails('UNIT_EXISTS', ['jointOf', '0']);
    later
      .given()
      .when(establish({ code: 'KHAC', validFrom: '2021-11-01', validTo: '2022-01-01' }))
      .then({
        ...established,
        organId: 'organ:KHAC:2021-11-01',
        code: 'KHAC',
        validFrom: '2021-11-01',
        validTo: '2022-01-01',
      });
  });
});

test('two spans that touch do not overlap, and an unknown start reaches back without end', () => {
  expect(overlap({ validTo: '2022-01-01' }, { validFrom: '2022-01-01' })).toBe(false);
  expect(overlap({ validTo: '2022-01-02' }, { validFrom: '2022-01-01' })).toBe(true);
  expect(overlap({ validTo: '2022-01-01' }, { validTo: '2023-01-01' })).toBe(true);
});

/** The country with the joint organ that its board and its political centre make up since 2022. */
function withJoint(): UnitHistory {
  const country = smallCountry();
  const board2022 = { ...country.get(board)!, id: 'organ:BTG-TTCT-872:2022-01-01', validFrom: '2022-01-01' };
  return { ...country, all: () => [...country.all(), { ...board2022, jointOf: joint.jointOf }] };
}
