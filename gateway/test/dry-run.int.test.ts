import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphqlClient } from './graphql-client.ts';
import { centre, district, startRest, type RestFixture } from './rest-fixture.ts';

const DRY = { 'x-dry-run': 'true' };
let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
});

afterAll(() => rest?.stop());

const plan = (commandId: string) => ({
  commandId,
  directive: rest.directive,
  unit: district,
  on: '2022-03-01',
});

test('a dry run answers what the command would be and records nothing', async () => {
  const first = await rest.send('adoptPlan', plan('dry-1'), { ...DRY, 'x-after-position': rest.position });
  expect(first).toMatchObject({ status: 200, body: { version: 1, dryRun: true, facts: { dryRun: 'true' } } });
  expect(first.headers.get('etag')).toBeNull();
  expect(first.headers.get('x-position')).not.toContain('progress:');
  const recorded = await rest.send('adoptPlan', plan('dry-1'));
  expect(recorded).toMatchObject({ status: 200, body: { version: 1, nodeId: first.body.nodeId } });
  const again = await rest.send('adoptPlan', plan('dry-1'), DRY);
  expect(again.body).toMatchObject({ version: 1, recordedAt: recorded.body['recordedAt'] });
});

test('a dry run is refused as the command would be', async () => {
  expect(await rest.send('recordReceipt', { ...plan('dry-2'), on: '2022-02-30' }, DRY)).toMatchObject({
    status: 422,
    body: { code: 'DATE_INVALID' },
  });
  const viewer = await rest.network.token('viewer@centre');
  expect(await rest.send('recordReceipt', plan('dry-3'), DRY, viewer)).toMatchObject({ status: 403 });
  const stale = { ...plan('dry-4'), expectedVersion: 9 };
  expect(await rest.send('adoptProgramme', stale, DRY)).toMatchObject({ status: 412 });
  expect(await rest.send('recordReceipt', plan('dry-5'), { 'x-dry-run': 'perhaps' })).toMatchObject({
    status: 400,
    body: { path: ['X-Dry-Run'] },
  });
});

test('a dry run reserves no number and tells when it is taken', async () => {
  const draft = (commandId: string, symbol: string) => ({
    commandId,
    symbol,
    title: 'Về công tác kiểm tra',
    issuer: centre,
    issuedOn: '2022-01-05',
  });
  const free = draft('dry-6', '31-CT/TW');
  expect(await rest.send('registerDirective', free, DRY)).toMatchObject({
    status: 200,
    body: { dryRun: true },
  });
  expect(await rest.send('registerDirective', draft('other', '31-CT/TW'))).toMatchObject({ status: 201 });
  expect(await rest.send('registerDirective', free, DRY)).toMatchObject({
    status: 422,
    body: { code: 'NUMBER_TAKEN' },
  });
});

test('over GraphQL every mutation of the request is a dry run', async () => {
  const client = graphqlClient(rest.network.url, await rest.network.token('admin@centre'));
  const { data } = await client.ask(
    `mutation($a: UnitStage!, $b: UnitStage!) {
      recordReceipt(input: $a) { ok dryRun version position node { id } }
      adoptProgramme(input: $b) { ok dryRun version error { code } } }`,
    { a: plan('dry-7'), b: { ...plan('dry-8'), directive: 'directive:nope' } },
    rest.position,
    DRY,
  );
  expect(data).toEqual({
    recordReceipt: { ok: true, dryRun: true, version: 2, position: null, node: null },
    adoptProgramme: { ok: false, dryRun: true, version: null, error: { code: 'DIRECTIVE_UNKNOWN' } },
  });
});
