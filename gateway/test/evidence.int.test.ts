import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { isIncluded, problemOf, statementOf, type DigestFile } from '@trienkhai/runtime/digest';
import { developmentKey, type SigningKey } from '@trienkhai/runtime/digest/signing-key';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cliOf } from '../../infra/cli/test/run.ts';
import { graphqlClient, type GraphqlClient } from './graphql-client.ts';

let office: SmallOffice;
let folder: string;
let key: SigningKey;
let digest: DigestFile;

beforeAll(async () => {
  office = await openSmallOffice();
  folder = await mkdtemp(join(tmpdir(), 'trienkhai-evidence-'));
  const cli = cliOf(office, { TRIENKHAI_DATA: folder });
  await cli('digest', 'make');
  await office.register();
  await office.send('grantRole', { unit: UNITS.communes[0]!, subject: 'office-1', role: 'RECORDER' });
  await cli('digest', 'make');
  await cli('digest', 'save', '-o', join(folder, 'digest.json'));
  digest = JSON.parse(await readFile(join(folder, 'digest.json'), 'utf8')) as DigestFile;
  key = await developmentKey(join(folder, 'digest/key.pem'));
  await office.quiet();
}, 120_000);

afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

const as = async (account: string) => graphqlClient(office.url, await office.network.token(account));
const file = async (name: string, account: string) =>
  fetch(`${office.url}/v1/digests/${name}.json`, {
    headers: { authorization: `Bearer ${await office.network.token(account)}` },
  });

describe('signed digests', () => {
  test('are listed for control, each with its signature, and prove a stream', async () => {
    const control = await as('control@province:87');
    const { data } = await control.ask(
      `query ($stream: ID!) {
        digests(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes {
          number lost streams statement signature fingerprint proof(stream: $stream) { version hash index path } } }
      }`,
      { stream: 'territory' },
    );
    const [newest] = data.digests.nodes;
    expect(data.digests).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(newest).toMatchObject({
      number: 2,
      lost: 0,
      statement: digest.statement,
      signature: digest.signature,
    });
    expect(newest.fingerprint).toBe(key.open.fingerprint);
    const { version, hash, index, path } = newest.proof;
    const head = { streamId: 'territory', version, hash };
    expect(isIncluded(statementOf(digest), { head, index, path })).toBe(true);
    const next = await control.ask(
      `query ($after: String) {
        digests(after: $after) { nodes { number } pageInfo { hasNextPage } } digest(number: 9) { at }
      }`,
      { after: data.digests.pageInfo.endCursor },
    );
    expect(next.data).toEqual({
      digests: { nodes: [{ number: 1 }], pageInfo: { hasNextPage: false } },
      digest: null,
    });
  });

  test('come as files with all heads for control of the centre, and hold under the key', async () => {
    const response = await file('latest', 'control@centre');
    expect(response.status).toBe(200);
    const kept = await response.json();
    expect(problemOf(kept as never, key.open)).toBeUndefined();
    expect(await (await file('2', 'admin@centre')).json()).toEqual(kept);
  });

  test('are not for others: no list, no file, and a file that is none is not found', async () => {
    const viewer = await as('viewer@province:87');
    for (const query of ['{ digests { totalCount } }', '{ digest { at } }']) {
      await expect(viewer.ask(query, {})).rejects.toThrow('FORBIDDEN');
    }
    expect((await file('latest', 'viewer@centre')).status).toBe(403);
    expect((await file('latest', 'control@province:87')).status).toBe(403);
    expect((await file('3', 'control@centre')).status).toBe(404);
    expect((await file('first', 'control@centre')).status).toBe(404);
    expect((await fetch(`${office.url}/v1/digests/latest.json`)).status).toBe(401);
  });
});

describe('who read what is not for everybody', () => {
  const READINGS = `query ($within: ID!, $account: String, $object: ID, $first: Int, $after: String) {
    readings(within: $within, account: $account, object: $object, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { account operation object lost unit { id } }
    }
  }`;

  test('is kept with account, unit, question and object, and read by control', async () => {
    const reader = await as('admin@province:87');
    await reader.ask('query ($unit: ID) { grants(unit: $unit) { totalCount } }', { unit: UNITS.communes[0] });
    await reader.ask('query ($id: ID!) { history(id: $id) { totalCount } }', { id: UNITS.communes[1] });
    const control = await as('control@province:87');
    const nodes = await kept(control, { within: UNITS.province, account: 'admin@province:87' }, 2);
    const by = { account: 'admin@province:87', lost: null, unit: { id: UNITS.province } };
    expect(nodes).toContainEqual({ ...by, operation: 'grants', object: UNITS.communes[0] });
    expect(nodes).toContainEqual({ ...by, operation: 'history', object: UNITS.communes[1] });
  });

  test('comes in pages, and by object', async () => {
    const reader = await as('admin@centre');
    const ask = () =>
      reader.ask('query ($id: ID!) { history(id: $id) { totalCount } }', { id: UNITS.communes[2] });
    for (let i = 0; i < 3; i++) await ask();
    const query = { within: UNITS.province, object: UNITS.communes[2] };
    await kept(reader, query, 3);
    const first = (await reader.ask(READINGS, { ...query, first: 2 })).data.readings;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { endCursor: after } = first.pageInfo;
    const rest = (await reader.ask(READINGS, { ...query, first: 2, after })).data.readings;
    expect(rest.nodes).toHaveLength(1);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  test('is for those who administer or control the unit; a list of none of the others', async () => {
    const ask = async (account: string, within: string) => (await as(account)).ask(READINGS, { within });
    await expect(ask('viewer@centre', UNITS.province)).rejects.toThrow('FORBIDDEN');
    await expect(ask('control@province:87', UNITS.centre)).rejects.toThrow('FORBIDDEN');
    await expect(ask('control@centre', 'province:none')).rejects.toThrow('UNIT_UNKNOWN');
    expect((await ask('control@province:87', UNITS.province)).data.readings.totalCount).toBeGreaterThan(0);
  });

  /** What was read is stored a moment after it was answered. */
  async function kept(client: GraphqlClient, query: object, count: number): Promise<readonly unknown[]> {
    for (;;) {
      const { nodes } = (await client.ask(READINGS, query)).data.readings;
      if (nodes.length >= count) return nodes;
      await sleep(50);
    }
  }
});
