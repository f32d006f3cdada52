import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askAs } from '@trienkhai/e2e/graphql';
import { UNITS } from '@trienkhai/e2e/small-country';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { NO_PREVIOUS_HASH, sealCommit } from '@trienkhai/runtime/commit-hash';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase, type Database } from '@trienkhai/runtime/document-store';
import { setTimeout as sleep } from 'node:timers/promises';
import { cliOf } from './run.ts';

const REVIEW = 'review:0123456789abcdef0123';

let office: SmallOffice;
let reviews: Database;
let directive: string;

beforeAll(async () => {
  office = await openSmallOffice();
  reviews = await openDatabase(office.mongoUri, `${office.namespace}-reviews`);
  directive = (await office.register()).id;
  await reviews.db.collection<Commit>('commits').insertOne(submittedLongAgo());
  await sleep(100);
  await office.quiet();
});

afterAll(async () => {
  await reviews.close();
  await office.close();
});

/** As it was written when a review was taken as it came and bore no account. */
function submittedLongAgo(): Commit {
  const review = {
    kind: 'REVIEW_KIND_INTERIM',
    unitId: UNITS.district,
    directiveId: directive,
    heldOn: '2023-06-20',
  };
  return sealCommit({
    streamId: REVIEW,
    seq: 1,
    fromVersion: 0,
    events: [{ type: 'trienkhai.reviews.v1.ReviewSubmitted', data: { reviewId: REVIEW, review } }],
    commandId: 'of-an-earlier-version',
    fingerprint: '00',
    key: directive,
    actor: 'recorder@district:872',
    unit: UNITS.district,
    recordedAt: new Date('2023-06-21T03:00:00Z'),
    prevHash: NO_PREVIOUS_HASH,
  }).commit;
}

test('a review of an earlier version counts as approved, is locked, and differs from nothing', async () => {
  const ask = askAs(office.url, await office.network.token('viewer@province:87'));
  const { node, of } = await ask(
    `query($review: ID!, $directive: ID!) {
      node(id: $review) { ... on Review { state } }
      of: node(id: $directive) { ... on Directive { rollout(on: "2023-12-31") {
        rows(level: DISTRICT, stage: INTERIM_REVIEW) { nodes { unit { id } } } } } } }`,
    { variables: { review: REVIEW, directive } },
  );
  expect(node).toEqual({ state: 'APPROVED' });
  expect(of.rollout.rows.nodes).toEqual([{ unit: { id: UNITS.district } }]);
  const correction = {
    review: REVIEW,
    kind: 'INTERIM',
    unit: UNITS.district,
    directive,
    heldOn: '2023-06-22',
    reason: 'Nhầm ngày',
  };
  expect(await office.post('correctReview', correction)).toMatchObject({
    status: 422,
    body: { code: 'REVIEW_LOCKED' },
  });
  expect(await cliOf(office)('verify')).toMatchObject({ exitCode: 0, findings: [] });
});
