import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CENTRE_ID, type UnitHistory } from '@trienkhai/kernel/unit-history';
import {
  ApplyReorganisationRequest,
  CancelReorganisationRequest,
  CorrectReorganisationRequest,
  EstablishOrganRequest,
  OpenCommitteeTermRequest,
  UnitsServiceService,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import type { Claim, Principal } from '@trienkhai/runtime/auth';
import { loadServiceConfig } from '@trienkhai/runtime/config';
import { kafkaEventLog } from '@trienkhai/runtime/event-log';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createLogger } from '@trienkhai/runtime/logger';
import { openUnitFeed, type UnitFeed } from '@trienkhai/runtime/unit-feed';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testIdentity, testPeer } from '@trienkhai/testkit/peers';
import { createUnits } from '../src/app.ts';

const namespace = `units-${randomUUID().slice(0, 8)}`;
const env = {
  TRIENKHAI_NAMESPACE: namespace,
  KAFKA_BROKERS: process.env['KAFKA_BROKERS'],
  MONGODB_URI: process.env['MONGODB_URI'],
  LOG_LEVEL: 'silent',
  GRPC_IDENTITY: testIdentity('units'),
};
const config = loadServiceConfig('units', env, 0);
const logger = createLogger('test', 'silent');
/** `<role>/<level>/<code>` */
const verifyToken = (token: string): Promise<Principal> => {
  const [role, level, code] = token.split('/') as [Claim['role'], Claim['level'], string];
  return Promise.resolve({ actor: `${role}@${level.toLowerCase()}:${code}`, role, level, code, token });
};

let service: ServiceHandle;
let feed: UnitFeed;
let log: ReturnType<typeof kafkaEventLog>;
let client: ReturnType<typeof connectGrpc<typeof UnitsServiceService>>;

beforeAll(async () => {
  service = createUnits(config, { verifyToken });
  await service.start();
  log = kafkaEventLog({ brokers: config.kafkaBrokers, clientId: 'units-test', logger });
  feed = await openUnitFeed({ reader: log.reader(), namespace, logger });
  client = connectGrpc(UnitsServiceService, testPeer('units', service.address));
});

afterAll(async () => {
  client.close();
  await feed.close();
  await log.close();
  await service.stop();
  await dropNamespace(config);
});

const admin = { token: 'admin/CENTRE/TW' };
const PROVINCE = 'province:40:2021-11-01';
const first = ApplyReorganisationRequest.fromPartial({
  meta: { commandId: 'state-2021' },
  effectiveOn: '2021-11-01',
  issuedOn: '2021-09-22',
  decrees: ['387/NQ-UBTVQH15'],
  openings: [
    { level: 'LEVEL_CENTRE', code: 'TW', name: 'Trung ương', kind: 'Trung ương', origin: 'first-snapshot' },
    {
      level: 'LEVEL_PROVINCE',
      code: '40',
      name: 'Nghệ An',
      kind: 'Tỉnh',
      parentId: CENTRE_ID,
      origin: 'first-snapshot',
    },
  ],
});

async function seen(check: (units: UnitHistory) => boolean): Promise<UnitHistory> {
  for (let tries = 0; tries < 3_600 && !check(feed.current()); tries += 1) await setTimeout(25);
  return feed.current();
}

describe('the country', () => {
  test('a state is recorded in one commit and reaches every reader', async () => {
    const { receipt } = await client.applyReorganisation(first, admin);
    expect(receipt?.position).toEqual({ streamId: 'territory', version: 3 });
    const units = await seen(({ version }) => version === 3);
    expect(units.parentOf(PROVINCE, '2022-01-01')).toBe(CENTRE_ID);
  });

  test('sending it again changes nothing and answers the same', async () => {
    const again = await client.applyReorganisation(first, admin);
    expect(again.receipt?.position).toEqual({ streamId: 'territory', version: 3 });
    const other = ApplyReorganisationRequest.fromPartial({ ...first, issuedOn: '2021-09-23' });
    await expect(client.applyReorganisation(other, admin)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test('a refusal tells what and where, and writes nothing', async () => {
    const wrong = ApplyReorganisationRequest.fromPartial({
      meta: { commandId: 'wrong' },
      effectiveOn: '2025-07-01',
      issuedOn: '2025-06-30',
      closings: [{ unitId: PROVINCE }],
    });
    await expect(client.applyReorganisation(wrong, admin)).rejects.toMatchObject({
      code: 'SUCCESSOR_MISSING',
      path: ['closings', '0', 'unit'],
      facts: { unit: PROVINCE },
    });
    const nameless = ApplyReorganisationRequest.fromPartial({ ...wrong, openings: [{ code: '40' }] });
    await expect(client.applyReorganisation(nameless, admin)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      path: ['openings', '0', 'level'],
    });
  });

  test.each(['viewer/CENTRE/TW', 'recorder/CENTRE/TW', 'admin/PROVINCE/40', 'control/CENTRE/TW'])(
    '%s may not change it',
    async (token) => {
      const request = ApplyReorganisationRequest.fromPartial({ ...first, meta: { commandId: randomUUID() } });
      await expect(client.applyReorganisation(request, { token })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    },
  );
});

describe('a reorganisation that turns out otherwise', () => {
  const on = '2026-03-01';
  const renamed = ApplyReorganisationRequest.fromPartial({
    meta: { commandId: 'rename-40' },
    effectiveOn: on,
    issuedOn: '2026-02-10',
    revisions: [{ unitId: PROVINCE, name: 'Nghệ Tĩnh' }],
  });
  const nameIn = (units: UnitHistory) => units.versionOn(PROVINCE, on).name;

  test('is checked without being recorded, with all that is wrong with it', async () => {
    const wrong = { ...renamed, closings: [{ unitId: PROVINCE, reason: undefined }], meta: undefined };
    const { problems, total } = await client.checkReorganisation(
      { reorganisation: wrong, correction: undefined },
      admin,
    );
    expect(total).toBe(2);
    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['REORGANISATION_INVALID', 'revisions.0'],
      ['SUCCESSOR_MISSING', 'closings.0.unit'],
    ]);
    const fine = await client.checkReorganisation({ reorganisation: renamed, correction: undefined }, admin);
    expect(fine).toEqual({ problems: [], total: 0 });
    await expect(
      client.checkReorganisation(
        { reorganisation: renamed, correction: undefined },
        { token: 'viewer/CENTRE/TW' },
      ),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is corrected and cancelled, and what was known before stays', async () => {
    await client.applyReorganisation(renamed, admin);
    const correction = CorrectReorganisationRequest.fromPartial({
      ...renamed,
      meta: { commandId: 'correct-40' },
      revisions: [{ unitId: PROVINCE, name: 'Hoan Châu' }],
      reason: 'Tên trong nghị quyết đã được đính chính.',
    });
    const { receipt } = await client.correctReorganisation(correction, admin);
    const corrected = await seen((units) => nameIn(units) === 'Hoan Châu');
    const before = new Date(receipt!.recordedAt!.getTime() - 1);
    expect(nameIn(corrected.asKnownAt(before))).toBe('Nghệ Tĩnh');
    const cancellation = CancelReorganisationRequest.fromPartial({
      meta: { commandId: 'cancel-40' },
      effectiveOn: on,
      reason: 'Nghị quyết bị thu hồi.',
    });
    await client.cancelReorganisation(cancellation, admin);
    const cancelled = await seen(({ states }) => states.length === 1);
    expect(nameIn(cancelled)).toBe('Nghệ An');
    expect(nameIn(cancelled.asKnownAt(receipt!.recordedAt!))).toBe('Hoan Châu');
  });
});

describe('organs and terms', () => {
  test('an organ is established under its committee', async () => {
    const organ = EstablishOrganRequest.fromPartial({
      meta: { commandId: 'organ-1', after: [{ streamId: 'territory', version: 3 }] },
      code: 'BTGTU-40',
      name: 'Ban Tuyên giáo Tỉnh ủy Nghệ An',
      kind: 'Ban Tuyên giáo',
      committeeId: PROVINCE,
      symbol: 'BTGTU',
    });
    const { receipt } = await client.establishOrgan(organ, admin);
    const id = 'organ:BTGTU-40:2021-11-01';
    expect(receipt?.nodeId).toBe(id);
    const units = await seen((each) => each.get(id) !== undefined);
    expect(units.isWithin(id, PROVINCE, '2020-02-25')).toBe(true);
    const closed = await client.closeOrgan(
      {
        meta: { commandId: 'close-1', expectedVersion: undefined, sample: false, dryRun: false, after: [] },
        organId: id,
        on: '2025-02-03',
      },
      admin,
    );
    expect(closed.receipt?.position?.version).toBe(2);
    expect((await seen((each) => !each.isValid(id, '2026-01-01'))).isValid(id, '2025-02-02')).toBe(true);
  });

  test('a term is opened for a committee', async () => {
    const term = OpenCommitteeTermRequest.fromPartial({
      meta: { commandId: 'term-13' },
      committeeId: CENTRE_ID,
      term: 13,
      from: '2021-01-31',
    });
    const { receipt } = await client.openCommitteeTerm(term, admin);
    expect(receipt?.nodeId).toBe(CENTRE_ID);
    expect(receipt?.position?.streamId).toBe(`terms:${CENTRE_ID}`);
    const units = await seen((each) => each.termsOf(CENTRE_ID).length > 0);
    expect(units.termsOf(CENTRE_ID)[0]).toMatchObject({ term: 13, from: '2021-01-31' });
  });
});
