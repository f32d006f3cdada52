import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startNetwork, type Network } from '@trienkhai/dev/network';
import { stackOfTheRun } from '@trienkhai/e2e/config';
import { rawAsk } from '@trienkhai/e2e/graphql';
import type { Json } from '@trienkhai/e2e/json';
import { insist, posting } from '@trienkhai/e2e/posting';
import { smallCountryCommands, UNITS } from '@trienkhai/e2e/small-country';
import { dayOf } from '@trienkhai/kernel/day';
import { parsePositions, type Position } from '@trienkhai/runtime/position';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cliOf } from './run.ts';

const stack = stackOfTheRun();
const namespace = `granted-${randomUUID().slice(0, 8)}`;
const [ADMIN, CLERK, READER] = ['admin@centre', 'recorder@commune:30051', 'viewer@commune:30051'];
const commune = UNITS.communes[1]!;
const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const [EFFECTIVE, AFTER] = [dayOf(inDays(3)), dayOf(inDays(5))];
const MERGED = `commune:30051:${EFFECTIVE}`;

let keysDir: string;
let network: Network;
let now = new Date();
let seen: readonly Position[] = [];

beforeAll(async () => {
  keysDir = await mkdtemp(join(tmpdir(), 'trienkhai-keys-'));
  const where = { ...stack, namespace, port: 0, keysDir, logLevel: 'silent' };
  network = await startNetwork({ ...where, development: false, clock: () => now });
});
afterAll(async () => {
  await network?.stop();
  await dropNamespace({ ...stack, namespace });
  await rm(keysDir, { recursive: true, force: true });
});

const doorOf = async (account: string) => posting(`${network.url}/v1/commands`, await network.token(account));

/** Sends as an account, after everything that was done before; resolves with the node. */
async function does(account: string, command: string, input: object): Promise<string> {
  const options = { commandId: randomUUID(), after: seen };
  const { nodeId, position } = await insist(await doorOf(account), command, input, options);
  seen = [...seen, ...parsePositions(position)];
  return nodeId;
}

async function refused(account: string, command: string, input: object): Promise<string | undefined> {
  return (await (await doorOf(account))(command, input, { after: seen })).body.code;
}

/** Code of the refusal of a question; undefined: it was answered. */
async function reads(account: string): Promise<unknown> {
  const { errors } = await rawAsk(network.url, await network.token(account), '{ units { totalCount } }');
  return errors?.[0]?.extensions?.['code'];
}

test('whatever a token claims, nobody may do anything before it is granted', async () => {
  const [command, input] = smallCountryCommands()[0]!;
  expect(await refused(ADMIN, command, input)).toBe('FORBIDDEN');
  expect(await reads(ADMIN)).toBe('FORBIDDEN');
  const headers = { authorization: `Bearer ${await network.token(ADMIN)}` };
  for (const path of ['/v1/events', '/v1/exports/units']) {
    expect((await fetch(network.url + path, { headers })).status).toBe(403);
  }
});

test('the first administrator, named on the command line, records the country', async () => {
  const { exitCode } = await cliOf({ ...stack, url: network.url, namespace })('grant', '--bootstrap', ADMIN);
  expect(exitCode).toBe(0);
  while ((await reads(ADMIN)) !== undefined);
  for (const [command, input] of smallCountryCommands()) await does(ADMIN, command, input);
});

describe('an account', () => {
  let directive: string;
  let grant: string;
  const receipt = (unit: string, on: string) => ({ directive, unit, on });

  test('records where it is granted to, and below', async () => {
    const document = { symbol: '05-CT/TW', title: 'Chỉ thị', issuer: UNITS.centre, issuedOn: '2021-05-15' };
    directive = await does(ADMIN, 'registerDirective', document);
    await does(ADMIN, 'grantRole', { unit: commune, subject: CLERK, role: 'RECORDER' });
    await does(CLERK, 'recordReceipt', receipt(commune, '2022-02-01'));
    expect(await refused(CLERK, 'recordReceipt', receipt(UNITS.district, '2022-02-01'))).toBe('FORBIDDEN');
    expect(await refused(ADMIN, 'recordReceipt', receipt('commune:1:2021-11-01', '2022-02-01'))).toBe(
      'UNIT_UNKNOWN',
    );
  });

  test('is seen off an open subscription within five seconds of its revocation, and reads no more', async () => {
    grant = await does(ADMIN, 'grantRole', { unit: commune, subject: READER, role: 'VIEWER' });
    while ((await reads(READER)) !== undefined);
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${await network.token(READER)}`,
    };
    const body = JSON.stringify({ query: 'subscription { eventRecorded { id } }' });
    const open = await fetch(`${network.url}/graphql`, { method: 'POST', headers, body });
    const ended = open.text().then(() => 'ended');
    expect(await Promise.race([ended, sleep(500, 'open')])).toBe('open');
    await does(ADMIN, 'revokeGrant', { grant, reason: 'Tài khoản thôi dùng.' });
    const revokedAt = performance.now();
    await ended;
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
    expect(await reads(READER)).toBe('FORBIDDEN');
  });

  test('goes along to the unit that takes its own over whole', async () => {
    const origin = 'two-level-reform';
    const merged = { level: 'COMMUNE', code: '30051', name: 'Xã mới', kind: 'Xã', parent: UNITS.district };
    const gone = UNITS.communes.slice(0, 2);
    await does(ADMIN, 'applyReorganisation', {
      effectiveOn: EFFECTIVE,
      issuedOn: dayOf(now),
      openings: [{ ...merged, origin }],
      closings: gone.map((unit) => ({ unit })),
      successions: gone.map((from) => ({ from, to: MERGED, share: 'WHOLE', default: true })),
    });
    now = inDays(6);
    await does(CLERK, 'recordReceipt', receipt(MERGED, AFTER));
    expect(await refused(CLERK, 'recordReceipt', receipt(UNITS.communes[0]!, '2022-02-01'))).toBe(
      'FORBIDDEN',
    );
    const question = `{ grants(subject: "${CLERK}", on: "${AFTER}") { nodes { unit { id } holdsIn { id } stands } } }`;
    const { data } = await rawAsk<Json>(network.url, await network.token(CLERK), question);
    expect(data.grants.nodes).toEqual([{ unit: { id: commune }, holdsIn: { id: MERGED }, stands: true }]);
  });

  test('that administers the centre alone cannot be taken off', async () => {
    const question = `{ grants(unit: "${UNITS.centre}") { nodes { id } } }`;
    const { data } = await rawAsk<Json>(network.url, await network.token(ADMIN), question);
    const [first] = data.grants.nodes;
    expect(await refused(ADMIN, 'revokeGrant', { grant: first.id, reason: 'r' })).toBe('LAST_ADMINISTRATOR');
  });
});
