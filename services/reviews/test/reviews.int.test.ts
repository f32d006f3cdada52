import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  CorrectMilestoneRequest,
  CorrectVisitRequest,
  LogMilestoneRequest,
  RecordVisitRequest,
  ReviewsServiceService,
  SubmitReviewRequest,
  WithdrawMilestoneRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
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
import { createReviews } from '../src/app.ts';

const config = testConfig('reviews', process.env);
const district = as('recorder@district:872');
const province = as('recorder@province:87');
const DIRECTIVE = 'directive:208';

let service: ServiceHandle;
let client: ReturnType<typeof connectGrpc<typeof ReviewsServiceService>>;
let database: Database;

beforeAll(async () => {
  service = createReviews(config, { unitFeed: fixedUnits(smallCountry()), verifyToken: verifyAccount });
  await service.start();
  client = connectGrpc(ReviewsServiceService, testPeer('reviews', service.address));
  database = await openDatabase(config.mongoUri, `${config.namespace}-reviews`);
  await publish(config, 'directives', DIRECTIVE, [
    {
      type: 'trienkhai.directives.v1.DirectiveRegistered',
      data: { directiveId: DIRECTIVE, facts: { title: 't', issuedOn: '2019-11-08' } },
    },
  ]);
});

afterAll(async () => {
  client.close();
  await service.stop();
  await database.close();
  await dropNamespace(config);
});

const meta = () => ({ commandId: randomUUID(), after: [{ streamId: DIRECTIVE, version: 1 }] });
const streamOf = (streamId: string) =>
  database.db.collection<Commit>(COMMITS).find({ streamId }).sort({ seq: 1 }).toArray();

test('a milestone is logged by its unit, put right and withdrawn', async () => {
  const milestone = {
    directiveId: DIRECTIVE,
    unitId: SMALL_COUNTRY.commune,
    kind: 'implemented',
    on: '2022-05-10',
    people: [],
  };
  const { receipt } = await client.logMilestone(
    LogMilestoneRequest.fromPartial({ meta: meta(), milestone }),
    district,
  );
  const milestoneId = receipt!.nodeId;
  await client.correctMilestone(
    CorrectMilestoneRequest.fromPartial({
      meta: meta(),
      milestoneId,
      milestone: { ...milestone, on: '2022-05-11' },
      reason: 'Sai ngày',
    }),
    district,
  );
  const withdrawal = () =>
    WithdrawMilestoneRequest.fromPartial({ meta: meta(), milestoneId, reason: 'Nhập nhầm' });
  await expect(client.withdrawMilestone(withdrawal(), as('recorder@district:417'))).rejects.toMatchObject({
    code: 'MILESTONE_UNKNOWN',
  });
  const { receipt: done } = await client.withdrawMilestone(withdrawal(), district);
  expect(done?.position?.version).toBe(3);
  const stored = await streamOf(milestoneId);
  expect(stored.map(({ key }) => key)).toEqual([DIRECTIVE, DIRECTIVE, DIRECTIVE]);
  expect(stored.flatMap(({ events }) => events.map(({ type }) => type.split('.').at(-1)))).toEqual([
    'MilestoneLogged',
    'MilestoneCorrected',
    'MilestoneWithdrawn',
  ]);
});

test('a half-year review has a partition of its own, a review of a directive that of the directive', async () => {
  const review = {
    kind: 'REVIEW_KIND_HALF_YEAR' as const,
    unitId: SMALL_COUNTRY.district,
    period: { from: '2022-01-01', to: '2022-06-30', closed: true },
    publishedOn: '2022-07-08',
    conclusions: [{ text: 'Tiếp tục', ownerId: SMALL_COUNTRY.politicalCentre }],
  };
  const submit = (change: object = {}) =>
    client.submitReview(
      SubmitReviewRequest.fromPartial({ meta: meta(), review: { ...review, ...change } }),
      district,
    );
  const { receipt: first } = await submit();
  expect((await streamOf(first!.nodeId))[0]?.key).toBe(first?.nodeId);
  const { receipt: second } = await submit({ kind: 'REVIEW_KIND_INTERIM', directiveId: DIRECTIVE });
  expect((await streamOf(second!.nodeId))[0]?.key).toBe(DIRECTIVE);
  await expect(submit({ kind: 'REVIEW_KIND_FINAL' })).rejects.toMatchObject({ path: ['directive'] });
  await expect(submit({ kind: 'REVIEW_KIND_UNSPECIFIED' })).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    path: ['kind'],
  });
});

test('a visit is recorded by those who sent it', async () => {
  const visit = {
    byId: SMALL_COUNTRY.board,
    stops: [{ unitId: SMALL_COUNTRY.district }, { unitId: SMALL_COUNTRY.otherDistrict, on: '2020-02-26' }],
    directiveIds: [DIRECTIVE],
    from: '2020-02-25',
    to: '2020-02-28',
  };
  const request = RecordVisitRequest.fromPartial({ meta: meta(), visit });
  await expect(client.recordVisit(request, district)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { receipt } = await client.recordVisit(request, province);
  const correction = CorrectVisitRequest.fromPartial({
    meta: meta(),
    visitId: receipt!.nodeId,
    visit: { ...visit, findings: ['Đã quán triệt'] },
    reason: 'Bổ sung',
  });
  const { receipt: done } = await client.correctVisit(correction, province);
  expect(done?.position?.version).toBe(2);
  const unknown = {
    ...correction,
    meta: { ...correction.meta!, commandId: randomUUID() },
    visitId: 'visit:none',
  };
  await expect(client.correctVisit(unknown, province)).rejects.toMatchObject({ code: 'VISIT_UNKNOWN' });
});
