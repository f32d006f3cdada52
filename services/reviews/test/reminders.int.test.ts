import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PeriodTerms } from '@trienkhai/proto/trienkhai/reviews/v1/events';
import {
  DefinePeriodRequest,
  ReviewsServiceService,
  SubmitReviewRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { COMMITS } from '@trienkhai/runtime/commit-store';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { Database } from '@trienkhai/runtime/document-store';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testPeer } from '@trienkhai/testkit/peers';
import { as, fixedUnits, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { createReviews } from '../src/app.ts';

const config = testConfig('reviews', process.env);
const { province, district, commune } = SMALL_COUNTRY;
const PERIOD = `period:${province}:party:half-year:2022-01-01`;
const PATIENCE_MS = 120_000;

let database: Database;

beforeAll(async () => {
  database = await openDatabase(config.mongoUri, `${config.namespace}-reviews`);
});

afterAll(async () => {
  await database.close();
  await dropNamespace(config);
});

async function started(day: string): Promise<ServiceHandle> {
  const service = createReviews(
    { ...config, instanceId: `reviews-${randomUUID().slice(0, 8)}` },
    {
      unitFeed: fixedUnits(smallCountry()),
      verifyToken: verifyAccount,
      clock: () => new Date(`${day}T03:00:00Z`),
    },
  );
  await service.start();
  return service;
}

async function reminders(atLeast: number): Promise<readonly Commit[]> {
  const find = () =>
    database.db
      .collection<Commit>(COMMITS)
      .find({ streamId: `reminders:${PERIOD}` })
      .sort({ seq: 1 })
      .toArray();
  const until = Date.now() + PATIENCE_MS;
  while ((await find()).length < atLeast && Date.now() < until) await sleep(200);
  return find();
}

async function askForHalfYear(service: ServiceHandle): Promise<void> {
  const client = connectGrpc(ReviewsServiceService, testPeer('reviews', service.address));
  const account = as('recorder@province:87');
  const days = { from: '2022-01-01', to: '2022-06-30' };
  const review = {
    kind: 'REVIEW_KIND_HALF_YEAR',
    unitId: commune,
    period: days,
    heldOn: '2022-06-29',
  } as const;
  const meta = () => ({ commandId: randomUUID() });
  await client.submitReview(SubmitReviewRequest.fromPartial({ meta: meta(), review }), account);
  const terms: PeriodTerms = {
    to: days.to,
    label: '6 tháng đầu năm 2022',
    reporters: { levels: ['LEVEL_DISTRICT', 'LEVEL_COMMUNE'], unitIds: [] },
    due: [
      { level: 'LEVEL_COMMUNE', on: '2022-07-05' },
      { level: 'LEVEL_DISTRICT', on: '2022-07-05' },
    ],
    remindDays: 7,
    reviewKind: 'REVIEW_KIND_HALF_YEAR',
  };
  const named = {
    ownerId: province,
    series: 'party',
    kind: 'PERIOD_KIND_HALF_YEAR',
    from: days.from,
  } as const;
  const request = { meta: meta(), period: { ...named, terms } };
  const { receipt } = await client.definePeriod(DefinePeriodRequest.fromPartial(request), account);
  expect(receipt).toMatchObject({
    nodeId: PERIOD,
    position: { streamId: `periods:${province}`, version: 1 },
  });
  client.close();
}

test('of a report that is still missing one reminder is recorded before the due day and one after it', async () => {
  const pair = await Promise.all([started('2022-07-01'), started('2022-07-01')]);
  await askForHalfYear(pair[0]);
  const [due] = await reminders(1);
  expect(due).toMatchObject({
    commandId: `${PERIOD}/due/district/2022-07-05`,
    actor: 'system@reviews',
    unit: province,
    events: [
      {
        type: 'trienkhai.reviews.v1.ReportsFallDue',
        data: { periodId: PERIOD, level: 'LEVEL_DISTRICT', dueOn: '2022-07-05', unitIds: [district] },
      },
    ],
  });
  await Promise.all(pair.map((service) => service.stop()));
  const later = await Promise.all([started('2022-07-06'), started('2022-07-06')]);
  const said = await reminders(2);
  await Promise.all(later.map((service) => service.stop()));
  const again = await started('2022-07-07');
  await sleep(8_000);
  await again.stop();
  expect(await reminders(2)).toEqual(said.map((commit) => ({ ...commit, published: true })));
  expect(said.map(({ commandId }) => commandId)).toEqual([
    `${PERIOD}/due/district/2022-07-05`,
    `${PERIOD}/overdue/district/2022-07-05`,
  ]);
});
