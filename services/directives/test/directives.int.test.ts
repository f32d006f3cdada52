import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CorrectDirectiveRequest,
  CorrectUnitStageRequest,
  DirectivesServiceService,
  LinkDirectivesRequest,
  RecallDirectiveRequest,
  RecordReceiptRequest,
  RegisterDirectiveRequest,
} from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { DirectiveDraft } from '@trienkhai/proto/trienkhai/directives/v1/service';
import { createCommandHandler } from '@trienkhai/runtime/command-handler';
import { COMMITS, openCommitStore } from '@trienkhai/runtime/commit-store';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import type { Database } from '@trienkhai/runtime/document-store';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { as, fixedUnits, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { createDirectives } from '../src/app.ts';
import { directiveDecider } from '../src/domain/directive.ts';
import { numberDecider } from '../src/domain/number.ts';
import { directiveCodec, numberCodec } from '../src/storage/event-codec.ts';
import { readDraft } from '../src/storage/wire.ts';

const config = testConfig('directives');
const overrides = { unitFeed: fixedUnits(smallCountry()), verifyToken: verifyAccount };
const admin = as('admin@centre');
const district = as('recorder@district:872');

/** What `at` does is chosen by each test; the process that would have died is a call that never returns. */
let at: (point: string) => Promise<void> = async () => undefined;
let service: ServiceHandle;
let client: ReturnType<typeof connectGrpc<typeof DirectivesServiceService>>;
let database: Database;

beforeAll(async () => {
  service = createDirectives(config, {
    ...overrides,
    hooks: { at: (point) => at(point) },
    sweep: { everyMs: 50, graceMs: 400 },
  });
  await service.start();
  client = connectGrpc(DirectivesServiceService, service.address);
  database = await openDatabase(config.mongoUri, `${config.namespace}-directives`);
});

afterAll(async () => {
  client.close();
  await service.stop();
  await database.close();
  await dropNamespace(config);
});

const commits = () => database.db.collection<Commit>(COMMITS);
const streamOf = async (streamId: string) => commits().find({ streamId }).sort({ seq: 1 }).toArray();
const typesOf = async (streamId: string) =>
  (await streamOf(streamId)).flatMap(({ events }) => events.map(({ type }) => type.split('.').at(-1)));

let numbers = 100;
function registration(change: Partial<DirectiveDraft> = {}, commandId: string = randomUUID()) {
  numbers += 1;
  return RegisterDirectiveRequest.fromPartial({
    meta: { commandId },
    draft: {
      symbol: `${numbers}-CT/TW`,
      title: 'Chỉ thị',
      issuerId: SMALL_COUNTRY.politburo,
      term: 13,
      ...change,
    },
  });
}
async function register(change: Partial<DirectiveDraft> = {}): Promise<string> {
  const { receipt } = await client.registerDirective(registration(change), admin);
  return receipt!.nodeId;
}
const numberStream = (number: number) => `number:centre:TW:2021-11-01/TW/CT/${number}/term-13`;
const correction = (directiveId: string, symbol: string | undefined, commandId: string = randomUUID()) =>
  CorrectDirectiveRequest.fromPartial({
    meta: { commandId },
    directiveId,
    draft: { symbol, type: 'CT', title: 'Chỉ thị', issuerId: SMALL_COUNTRY.politburo, term: 13 },
    reason: 'Sửa số',
  });
const receipt = (
  directiveId: string,
  change: Partial<RecordReceiptRequest['draft']> = {},
  commandId: string = randomUUID(),
) =>
  RecordReceiptRequest.fromPartial({
    meta: { commandId },
    draft: { directiveId, unitId: SMALL_COUNTRY.commune, on: '2022-03-01', ...change },
  });

async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await check()) return;
    await setTimeout(50);
  }
  throw new Error('it did not come to pass');
}

describe('registering', () => {
  test('reserves the number, then records the directive, and answers a resend alike', async () => {
    const request = registration();
    const first = await client.registerDirective(request, admin);
    const again = await client.registerDirective(request, admin);
    expect(again).toEqual(first);
    expect(first.receipt?.position).toEqual({ streamId: first.receipt?.nodeId, version: 1 });
    expect(await typesOf(numberStream(numbers))).toEqual(['NumberReserved']);
    const [reserved] = await streamOf(numberStream(numbers));
    expect(reserved?.commandId).toBe(`${request.meta?.commandId}/reserve`);
    expect(reserved?.key).toBe(numberStream(numbers));
  });

  test('refuses a number twice, naming the document that holds it, and writes nothing', async () => {
    const holder = await register();
    const written = await commits().countDocuments();
    const twice = registration({ symbol: `${numbers} - CT / TW` });
    await expect(client.registerDirective(twice, admin)).rejects.toMatchObject({
      code: 'NUMBER_TAKEN',
      path: ['symbol'],
      facts: { directive: holder },
    });
    expect(await commits().countDocuments()).toBe(written);
  });

  test('one of many at once gets the number', async () => {
    const symbol = '900-CT/TW';
    const requests = Array.from({ length: 8 }, () => registration({ symbol }));
    const answers = await Promise.allSettled(requests.map((each) => client.registerDirective(each, admin)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await typesOf(numberStream(900))).toEqual(['NumberReserved']);
  });

  test('the same id with another body is refused and reserves nothing', async () => {
    const request = registration();
    await client.registerDirective(request, admin);
    const other = RegisterDirectiveRequest.fromPartial({
      ...request,
      draft: { ...request.draft!, symbol: '950-CT/TW' },
    });
    await expect(client.registerDirective(other, admin)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await streamOf(numberStream(950))).toEqual([]);
  });

  test('by an account that may not leaves no number behind', async () => {
    await expect(client.registerDirective(registration(), district)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const viewer = as('viewer@centre');
    await expect(client.registerDirective(registration(), viewer)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await streamOf(numberStream(numbers))).toEqual([]);
  });

  test.each([
    ['SYMBOL_INVALID', { symbol: '05/CT-TW' }],
    ['ISSUER_UNKNOWN', { issuerId: 'organ:none' }],
    ['TEXT_TOO_LONG', { title: 'a'.repeat(1001) }],
  ])('answers %s typed', async (code, change) => {
    const error = await client
      .registerDirective(registration(change), admin)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code, text: { vi: expect.any(String), en: expect.any(String) } });
  });

  test('wants an id that is not one of its own', async () => {
    for (const commandId of ['', 'a\nb', 'x/reserve', 'a'.repeat(201)]) {
      await expect(client.registerDirective(registration({}, commandId), admin)).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        path: ['commandId'],
      });
    }
  });
});

describe('a crash between the number and the directive', () => {
  test('frees the number, closes the stream and lets the late writer lose', async () => {
    const request = registration();
    const number = numbers;
    let wake = () => undefined as void;
    at = async (point) => {
      if (point === 'after-reservation') await new Promise<void>((resolve) => (wake = resolve));
    };
    const late = client.registerDirective(request, { ...admin, deadline: new Date(Date.now() + 30_000) });
    const outcome = late.catch((error: unknown) => error);
    await eventually(async () => (await typesOf(numberStream(number))).includes('NumberReleased'));
    at = async () => undefined;
    wake();
    expect(await outcome).toMatchObject({ code: 'REGISTRATION_ABANDONED' });
    const [reserved] = await streamOf(numberStream(number));
    const directiveId = String(reserved?.events[0]?.data['directiveId']);
    expect(await typesOf(directiveId)).toEqual(['RegistrationAbandoned']);
    await expect(client.registerDirective(request, admin)).rejects.toMatchObject({
      code: 'REGISTRATION_ABANDONED',
    });
    const anew = registration({ symbol: request.draft!.symbol });
    await expect(client.registerDirective(anew, admin)).resolves.toBeDefined();
  });

  test('within the grace, sending again completes the registration', async () => {
    const request = registration();
    at = async (point) => {
      if (point === 'after-reservation') throw new Error('killed');
    };
    await expect(client.registerDirective(request, admin)).rejects.toBeDefined();
    at = async () => undefined;
    const { receipt: done } = await client.registerDirective(request, admin);
    expect(await typesOf(done!.nodeId)).toEqual(['DirectiveRegistered']);
    expect(await typesOf(numberStream(numbers))).toEqual(['NumberReserved']);
  });
});

describe('correcting a number', () => {
  test('holds the new one before it gives up the old one', async () => {
    const id = await register();
    const old = numbers;
    await client.correctDirective(correction(id, '960-CT/TW'), admin);
    expect(await typesOf(numberStream(960))).toEqual(['NumberReserved']);
    expect(await typesOf(numberStream(old))).toEqual(['NumberReserved', 'NumberReleased']);
    await client.correctDirective(correction(id, `${old}-CT/TW`), admin);
    expect(await typesOf(numberStream(old))).toEqual(['NumberReserved', 'NumberReleased', 'NumberReserved']);
    expect(await typesOf(numberStream(960))).toEqual(['NumberReserved', 'NumberReleased']);
  });

  test('to none gives it up', async () => {
    const id = await register();
    await client.correctDirective(correction(id, undefined), admin);
    expect(await typesOf(numberStream(numbers))).toEqual(['NumberReserved', 'NumberReleased']);
  });

  test('a crash before the correction frees the new number, and the late correction loses', async () => {
    const id = await register();
    at = async (point) => {
      if (point === 'after-reservation') throw new Error('killed');
    };
    const request = correction(id, '970-CT/TW');
    await expect(client.correctDirective(request, admin)).rejects.toBeDefined();
    at = async () => undefined;
    await eventually(async () => (await typesOf(numberStream(970))).includes('NumberReleased'));
    await expect(client.correctDirective(request, admin)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await typesOf(id)).toEqual(['DirectiveRegistered']);
  });

  test('a crash after it gives up the old number later', async () => {
    const id = await register();
    const old = numbers;
    await correctAndDie(id, 980);
    expect(await typesOf(numberStream(old))).toEqual(['NumberReserved']);
    await eventually(async () => (await typesOf(numberStream(old))).includes('NumberReleased'));
    expect(await typesOf(numberStream(980))).toEqual(['NumberReserved']);
  });
});

/** What a process has written that dies right after the commit of a correction. */
async function correctAndDie(directiveId: string, number: number): Promise<void> {
  const store = await openCommitStore(database);
  const by = { actor: 'admin@centre', unit: SMALL_COUNTRY.centre };
  const registerKey = numberStream(number).slice('number:'.length);
  const commandId = randomUUID();
  const streamId = numberStream(number);
  const reserve = { type: 'ReserveNumber', registerKey, directiveId } as const;
  await createCommandHandler({ store, decider: numberDecider, codec: numberCodec }).handle(
    { ...by, streamId, key: streamId, commandId: `${commandId}/reserve`, command: reserve },
    undefined,
  );
  const draft = readDraft(correction(directiveId, `${number}-CT/TW`).draft);
  await createCommandHandler({ store, decider: directiveDecider, codec: directiveCodec }).handle(
    {
      ...by,
      streamId: directiveId,
      key: directiveId,
      commandId,
      command: { type: 'CorrectDirective', directiveId, draft, reason: 'Sửa số' },
    },
    { today: '2026-01-01', units: smallCountry(), registered: () => undefined },
  );
}

describe('progress of a unit', () => {
  test('is recorded by the unit, once, in the partition of the directive', async () => {
    const directiveId = await register();
    const { receipt: first } = await client.recordReceipt(receipt(directiveId), district);
    expect(first?.nodeId).toBe(`progress:${directiveId.slice('directive:'.length)}:${SMALL_COUNTRY.commune}`);
    const { receipt: second } = await client.recordReceipt(receipt(directiveId), district);
    expect(second?.position).toEqual(first?.position);
    const [commit] = await streamOf(first!.nodeId);
    expect(commit).toMatchObject({
      key: directiveId,
      actor: 'recorder@district:872',
      unit: SMALL_COUNTRY.district,
    });
    await expect(
      client.recordReceipt(receipt(directiveId, { on: '2022-03-02' }), district),
    ).rejects.toMatchObject({ code: 'ALREADY_RECORDED' });
  });

  test('is put right with a reason and a version', async () => {
    const directiveId = await register();
    await client.recordReceipt(receipt(directiveId), district);
    const request = (expectedVersion: number) =>
      CorrectUnitStageRequest.fromPartial({
        meta: { commandId: randomUUID(), expectedVersion },
        stage: 'STAGE_RECEIVED',
        draft: { directiveId, unitId: SMALL_COUNTRY.commune, on: '2022-03-05' },
        reason: 'Ghi nhầm',
      });
    await expect(client.correctUnitStage(request(7), district)).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
    const { receipt: done } = await client.correctUnitStage(request(1), district);
    expect(done?.position?.version).toBe(2);
  });

  test('is not written by other units, nor on days when the unit was elsewhere or not there', async () => {
    const directiveId = await register();
    const elsewhere = as('recorder@district:417');
    await expect(client.recordReceipt(receipt(directiveId), elsewhere)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      client.recordReceipt(receipt(directiveId, { on: '2025-08-01' }), district),
    ).rejects.toMatchObject({ code: 'UNIT_NOT_VALID', facts: { successors: SMALL_COUNTRY.newCommune } });
    await expect(
      client.recordReceipt(receipt('number:centre:TW:2021-11-01/TW/CT/1/term-13'), district),
    ).rejects.toMatchObject({ code: 'DIRECTIVE_UNKNOWN', path: ['directive'] });
  });

  test('ends with the recall of the directive', async () => {
    const directiveId = await register();
    await client.recallDirective(
      RecallDirectiveRequest.fromPartial({
        meta: { commandId: randomUUID() },
        directiveId,
        on: '2022-06-01',
        reason: 'Thu hồi',
      }),
      admin,
    );
    await expect(
      client.recordReceipt(receipt(directiveId, { on: '2022-06-01' }), district),
    ).rejects.toMatchObject({ code: 'DIRECTIVE_RECALLED' });
    await expect(
      client.recordReceipt(receipt(directiveId, { on: '2022-05-31' }), district),
    ).resolves.toBeDefined();
  });
});

test('links need both ends', async () => {
  const [fromId, toId] = [await register(), await register()];
  const link = (to: string) =>
    LinkDirectivesRequest.fromPartial({
      meta: { commandId: randomUUID() },
      fromId,
      toId: to,
      kind: 'LINK_KIND_IMPLEMENTS',
    });
  const { receipt: first } = await client.linkDirectives(link(toId), admin);
  const { receipt: again } = await client.linkDirectives(link(toId), admin);
  expect(again?.position).toEqual(first?.position);
  await expect(client.linkDirectives(link('directive:none'), admin)).rejects.toMatchObject({
    code: 'DIRECTIVE_UNKNOWN',
  });
});
