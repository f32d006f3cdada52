import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CompleteStudyRequest,
  CorrectReportRequest,
  CorrectSessionRequest,
  PlanSessionRequest,
  RecordSessionRequest,
  ReportActivitiesRequest,
  StudyServiceService,
} from '@trienkhai/proto/trienkhai/study/v1/service';
import { COMMITS } from '@trienkhai/runtime/commit-store';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { Database } from '@trienkhai/runtime/document-store';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testPeer } from '@trienkhai/testkit/peers';
import { as, fixedUnits, publish, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { createStudy } from '../src/app.ts';

const config = testConfig('study', process.env);
const district = as('recorder@district:872');
const DIRECTIVE = 'directive:05c7';
const SAMPLE = 'directive:5a3b1e';

let service: ServiceHandle;
let client: ReturnType<typeof connectGrpc<typeof StudyServiceService>>;
let database: Database;

beforeAll(async () => {
  service = createStudy(config, { unitFeed: fixedUnits(smallCountry()), verifyToken: verifyAccount });
  await service.start();
  client = connectGrpc(StudyServiceService, testPeer('study', service.address));
  database = await openDatabase(config.mongoUri, `${config.namespace}-study`);
  await publishDirective(DIRECTIVE, {});
  await publishDirective(SAMPLE, { sample: true });
});

afterAll(async () => {
  client.close();
  await service.stop();
  await database.close();
  await dropNamespace(config);
});

const publishDirective = (id: string, data: { readonly sample?: boolean }) =>
  publish(config, 'directives', id, [
    {
      type: 'trienkhai.directives.v1.DirectiveRegistered',
      data: { directiveId: id, facts: { title: 't', issuedOn: '2016-05-15' }, ...data },
    },
  ]);
const commits = () => database.db.collection<Commit>(COMMITS);
const after = (streamId: string) => [{ streamId, version: 1 }];

function session(change: object = {}, meta: object = {}): RecordSessionRequest {
  return RecordSessionRequest.fromPartial({
    meta: { commandId: randomUUID(), after: after(DIRECTIVE), ...meta },
    session: {
      kind: 'study-class',
      directiveIds: [DIRECTIVE],
      unitId: SMALL_COUNTRY.district,
      organiserIds: [SMALL_COUNTRY.politicalCentre],
      heldOn: '2022-04-12',
      mode: 'MODE_IN_PERSON',
      people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: 96 }],
      ...change,
    },
  });
}

describe('a session', () => {
  test('is recorded once, under the id of its command, in the partition of its one directive', async () => {
    const request = session();
    const first = await client.recordSession(request, district);
    expect(await client.recordSession(request, district)).toEqual(first);
    const [commit, ...more] = await commits().find({ commandId: request.meta!.commandId }).toArray();
    expect(more).toEqual([]);
    expect(commit).toMatchObject({
      streamId: first.receipt?.nodeId,
      key: DIRECTIVE,
      actor: 'recorder@district:872',
      unit: SMALL_COUNTRY.district,
    });
    expect(commit?.events[0]).toMatchObject({
      type: 'trienkhai.study.v1.SessionRecorded',
      data: { session: { mode: 'MODE_IN_PERSON', people: [{ value: 96, qualifier: 'QUALIFIER_EXACT' }] } },
    });
  });

  test('about several directives has a partition of its own, and keeps it', async () => {
    const request = session({ directiveIds: [DIRECTIVE, SAMPLE] }, { after: after(SAMPLE) });
    const { receipt } = await client.recordSession(request, district);
    const id = receipt!.nodeId;
    const correction = CorrectSessionRequest.fromPartial({
      meta: { commandId: randomUUID(), expectedVersion: 1 },
      sessionId: id,
      session: { ...request.session, directiveIds: [SAMPLE] },
      reason: 'Bớt một văn bản',
    });
    await client.correctSession(correction, district);
    const stored = await commits().find({ streamId: id }).sort({ seq: 1 }).toArray();
    expect(stored.map(({ key }) => key)).toEqual([id, id]);
    expect(stored[0]?.events[0]?.data['sample']).toBe(true);
  });

  test('is planned, then recorded under the same id', async () => {
    const { receipt: planned } = await client.planSession(
      PlanSessionRequest.fromPartial({
        meta: { commandId: randomUUID() },
        plannedOn: '2022-04-10',
        session: { ...session().session, heldOn: undefined },
      }),
      district,
    );
    const { receipt } = await client.recordSession(
      { ...session(), plannedSessionId: planned!.nodeId },
      district,
    );
    expect(receipt?.position).toEqual({ streamId: planned?.nodeId, version: 2 });
  });

  test.each<[string, object]>([
    ['DIRECTIVE_UNKNOWN', { directiveIds: ['directive:none'] }],
    ['UNIT_UNKNOWN', { unitId: 'commune:1:2021-11-01' }],
    ['UNIT_NOT_VALID', { unitId: SMALL_COUNTRY.district, heldOn: '2025-08-01' }],
    ['DATE_INVALID', { heldOn: '2022-02-30' }],
    ['COUNT_INVALID', { people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: 10_000_001 }] }],
    ['INVALID_ARGUMENT', { people: [{ value: 1 }] }],
    ['FORBIDDEN', { unitId: SMALL_COUNTRY.otherDistrict }],
  ])('is refused with %s, and nothing is written', async (code, change) => {
    const request = session(change);
    await expect(client.recordSession(request, district)).rejects.toMatchObject({ code });
    expect(await commits().countDocuments({ commandId: request.meta!.commandId })).toBe(0);
  });

  test('is not written by those who only read, nor moved out of reach', async () => {
    for (const account of ['viewer@district:872', 'control@centre']) {
      await expect(client.recordSession(session(), as(account))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const { receipt } = await client.recordSession(session(), district);
    const seize = CorrectSessionRequest.fromPartial({
      meta: { commandId: randomUUID() },
      sessionId: receipt!.nodeId,
      session: { ...session().session, unitId: SMALL_COUNTRY.otherDistrict, organiserIds: [] },
      reason: 'Chuyển đơn vị',
    });
    await expect(client.correctSession(seize, district)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stranger = as('recorder@district:417');
    await expect(client.correctSession(seize, stranger)).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' });
    const expecting = CorrectSessionRequest.fromPartial({
      ...seize,
      meta: { commandId: randomUUID(), expectedVersion: 7 },
    });
    await expect(client.correctSession(expecting, stranger)).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      facts: { version: '0' },
    });
    await expect(client.correctSession(seize, as('admin@centre'))).resolves.toBeDefined();
  });

  test('waits for what its caller has read', async () => {
    const id = `directive:${randomUUID()}`;
    const late = session({ directiveIds: [id] }, { after: after(id) });
    await expect(client.recordSession(late, district)).rejects.toMatchObject({ code: 'NOT_YET' });
    const waiting = client.recordSession(late, district);
    await publishDirective(id, {});
    await expect(waiting).resolves.toBeDefined();
  });

  test('of another kind of node is not corrected', async () => {
    const request = CorrectSessionRequest.fromPartial({
      meta: { commandId: randomUUID() },
      sessionId: 'report:1',
      session: session().session!,
      reason: 'r',
    });
    await expect(client.correctSession(request, district)).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' });
  });
});

describe('a report', () => {
  const report = (count: number) => ({
    unitId: SMALL_COUNTRY.district,
    period: { from: '2022-01-01', to: '2022-06-30', closed: true },
    lines: [
      { kind: 'class', count, directiveIds: [DIRECTIVE], parts: [{ kind: 'evening-class', count: 4 }] },
    ],
  });

  test('is recorded and put right', async () => {
    const { receipt } = await client.reportActivities(
      ReportActivitiesRequest.fromPartial({ meta: { commandId: randomUUID() }, report: report(29) }),
      district,
    );
    const correction = CorrectReportRequest.fromPartial({
      meta: { commandId: randomUUID() },
      reportId: receipt!.nodeId,
      report: report(30),
      reason: 'Sửa số lớp',
    });
    const { receipt: done } = await client.correctReport(correction, district);
    expect(done?.position?.version).toBe(2);
    const same = { ...correction, meta: { ...correction.meta!, commandId: randomUUID() } };
    const { receipt: unchanged } = await client.correctReport(same, district);
    expect(unchanged?.position?.version).toBe(2);
  });

  test('whose parts exceed the total is refused where they do', async () => {
    const request = ReportActivitiesRequest.fromPartial({
      meta: { commandId: randomUUID() },
      report: report(3),
    });
    await expect(client.reportActivities(request, district)).rejects.toMatchObject({
      code: 'PARTS_EXCEED_TOTAL',
      path: ['lines', '0', 'parts'],
    });
  });
});

test('a unit completes its study in a stream of its own', async () => {
  const request = CompleteStudyRequest.fromPartial({
    meta: { commandId: randomUUID(), after: after(DIRECTIVE) },
    directiveId: DIRECTIVE,
    unitId: SMALL_COUNTRY.commune,
    on: '2022-05-10',
  });
  const { receipt } = await client.completeStudy(request, district);
  expect(receipt?.nodeId).toBe(`study:05c7:${SMALL_COUNTRY.commune}`);
  const early = {
    ...request,
    meta: { ...request.meta!, commandId: randomUUID() },
    unitId: SMALL_COUNTRY.district,
  };
  await expect(client.completeStudy({ ...early, on: '2016-05-14' }, district)).rejects.toMatchObject({
    code: 'DATE_INVALID',
    path: ['on'],
  });
});
