import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { describe, test } from '@jest/globals';
import { organDecider, type EstablishOrgan, type OrganEvent } from './organ.ts';

const spec = deciderSpec(organDecider, { units: smallCountry() });

const board: Omit<EstablishOrgan, 'type'> = {
  code: 'BTGTU-40',
  name: 'Ban Tuyên giáo Tỉnh ủy Nghệ An',
  kind: 'Ban Tuyên giáo',
  committeeId: SMALL_COUNTRY.otherProvince,
  symbol: 'BTGTU',
  validFrom: undefined,
  validTo: undefined,
  aliases: [],
  jointOf: [],
};
const ID = 'organ:BTGTU-40:2021-11-01';
const established: OrganEvent = { type: 'OrganEstablished', organId: ID, ...board };
const establish = (change: Partial<EstablishOrgan> = {}): EstablishOrgan => ({
  type: 'EstablishOrgan',
  ...board,
  ...change,
});

describe('an organ', () => {
  test('is established under a committee, its start unknown', () => {
    spec.given().when(establish()).then(established);
  });

  test('is named after its first day where that is known', () => {
    const validFrom = '2025-02-01';
    spec
      .given()
      .when(establish({ validFrom }))
      .then({ ...established, organId: 'organ:BTGTU-40:2025-02-01', validFrom });
  });

  test('is not established twice, nor with a code that another one bears', () => {
    spec.given(established).when(establish()).thenFails('UNIT_EXISTS', ['code']);
    spec
      .given()
      .when(establish({ code: 'BCT', validFrom: '2022-01-01' }))
      .thenFails('UNIT_EXISTS', ['code']);
  });

  test('needs a committee that is a territory or the centre', () => {
    spec
      .given()
      .when(establish({ committeeId: 'province:99:2021-11-01' }))
      .thenFails('UNIT_UNKNOWN', ['committee']);
    spec
      .given()
      .when(establish({ committeeId: SMALL_COUNTRY.politburo }))
      .thenFails('INVALID_ARGUMENT', ['committee']);
  });

  test('has a plain code and a validity in the right order', () => {
    spec
      .given()
      .when(establish({ code: 'a b' }))
      .thenFails('INVALID_ARGUMENT', ['code']);
    spec
      .given()
      .when(establish({ validFrom: '2025-01-01', validTo: '2024-01-01' }))
      .thenFails('PERIOD_INVALID', ['validTo']);
    spec
      .given()
      .when(establish({ name: ' ' }))
      .thenFails('INVALID_ARGUMENT', ['name']);
  });

  test('is closed once', () => {
    const close = { type: 'CloseOrgan', organId: ID, on: '2025-07-01' } as const;
    const closed: OrganEvent = { type: 'OrganClosed', organId: ID, on: '2025-07-01' };
    spec.given(established).when(close).then(closed);
    spec.given(established, closed).when(close).then();
    spec
      .given(established, closed)
      .when({ ...close, on: '2025-08-01' })
      .thenFails('UNIT_NOT_VALID', ['on']);
    spec.given().when(close).thenFails('UNIT_UNKNOWN', ['organ']);
  });
});
