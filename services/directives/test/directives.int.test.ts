import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CorrectUnitStageRequest,
  LinkDirectivesRequest,
  RecallDirectiveRequest,
  RecordReceiptRequest,
  RegisterDirectiveRequest,
  SupersedeDirectiveRequest,
} from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { UnitStageDraft } from '@trienkhai/proto/trienkhai/directives/v1/service';
import { as } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { admin, correction, numberOf, registration, runDirectives } from './running-directives.ts';

const district = as('recorder@district:872');
let directives: Awaited<ReturnType<typeof runDirectives>>;

beforeAll(async () => {
  directives = await runDirectives();
});
afterAll(() => directives.stop());

describe('registering', () => {
  test('reserves the number, then records the directive, and answers a resend alike', async () => {
    const { client, streamOf } = directives;
    const request = registration(101);
    const first = await client.registerDirective(request, admin);
    expect(await client.registerDirective(request, admin)).toEqual(first);
    expect(first.receipt?.position).toEqual({ streamId: first.receipt?.nodeId, version: 1 });
    const [reserved, ...more] = await streamOf(numberOf(101));
    expect(more).toEqual([]);
    expect(reserved).toMatchObject({
      commandId: `${request.meta?.commandId}/reserve`,
      key: numberOf(101),
      events: [{ data: { directiveId: first.receipt?.nodeId } }],
    });
  });

  test('refuses a number twice, naming the document that holds it, and writes nothing', async () => {
    const { client, commits, register } = directives;
    const holder = await register(102);
    const written = await commits.countDocuments();
    const twice = registration(102, { symbol: 'Số 102 - CT / TW' });
    await expect(client.registerDirective(twice, admin)).rejects.toMatchObject({
      code: 'NUMBER_TAKEN',
      path: ['symbol'],
      facts: { directive: holder },
    });
    expect(await commits.countDocuments()).toBe(written);
  });

  test('one of many at once gets the number', async () => {
    const { client, typesOf } = directives;
    const requests = Array.from({ length: 8 }, () => registration(103));
    const answers = await Promise.allSettled(requests.map((each) => client.registerDirective(each, admin)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await typesOf(numberOf(103))).toEqual(['NumberReserved']);
  });

  test('sent again before the first answer has come is answered alike', async () => {
    const { client } = directives;
    for (let number = 451; number <= 470; number += 1) {
      const request = registration(number);
      const sent = Array.from({ length: 4 }, () => client.registerDirective(request, admin));
      const [first, ...others] = await Promise.all(sent);
      expect(others).toEqual(others.map(() => first));
    }
  });

  test('the same id with another body is refused and reserves nothing', async () => {
    const { client, streamOf } = directives;
    const request = registration(104);
    await client.registerDirective(request, admin);
    const draft = { ...request.draft!, symbol: '105-CT/TW' };
    const other = RegisterDirectiveRequest.fromPartial({ ...request, draft });
    await expect(client.registerDirective(other, admin)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await streamOf(numberOf(105))).toEqual([]);
  });

  test('by an account that may not leaves no number behind', async () => {
    const { client, streamOf } = directives;
    for (const account of [district, as('viewer@centre'), as('control@centre')]) {
      await expect(client.registerDirective(registration(106), account)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect(await streamOf(numberOf(106))).toEqual([]);
  });

  test.each([
    ['SYMBOL_INVALID', { symbol: '05/CT-TW' }],
    ['ISSUER_UNKNOWN', { issuerId: 'organ:none' }],
    ['TEXT_TOO_LONG', { title: 'a'.repeat(1001) }],
    ['DATE_INVALID', { issuedOn: '2023-02-29' }],
  ])('answers %s typed', async (code, change) => {
    const answer = directives.client.registerDirective(registration(107, change), admin);
    await expect(answer).rejects.toMatchObject({
      code,
      text: { vi: expect.any(String), en: expect.any(String) },
    });
  });

  test('wants an id that is not one of its own', async () => {
    for (const commandId of ['', 'a\nb', 'x/reserve', 'a'.repeat(201)]) {
      const answer = directives.client.registerDirective(registration(108, {}, commandId), admin);
      await expect(answer).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', path: ['commandId'] });
    }
  });
});

describe('correcting', () => {
  test('holds the new number before it gives up the old one', async () => {
    const { client, register, typesOf } = directives;
    const id = await register(201);
    await client.correctDirective(correction(id, '202-CT/TW'), admin);
    expect(await typesOf(numberOf(202))).toEqual(['NumberReserved']);
    expect(await typesOf(numberOf(201))).toEqual(['NumberReserved', 'NumberReleased']);
    await client.correctDirective(correction(id, '201-CT/TW'), admin);
    expect(await typesOf(numberOf(201))).toEqual(['NumberReserved', 'NumberReleased', 'NumberReserved']);
    expect(await typesOf(numberOf(202))).toEqual(['NumberReserved', 'NumberReleased']);
  });

  test('to no symbol gives the number up', async () => {
    const { client, register, typesOf } = directives;
    await client.correctDirective(correction(await register(203), undefined), admin);
    expect(await typesOf(numberOf(203))).toEqual(['NumberReserved', 'NumberReleased']);
  });
});

describe('progress of a unit', () => {
  const receipt = (directiveId: string, change: Partial<UnitStageDraft> = {}) =>
    RecordReceiptRequest.fromPartial({
      meta: { commandId: randomUUID() },
      draft: { directiveId, unitId: SMALL_COUNTRY.commune, on: '2022-03-01', ...change },
    });

  test('is recorded by the unit, once, in the partition of the directive', async () => {
    const { client, register, streamOf } = directives;
    const directiveId = await register(301);
    const { receipt: first } = await client.recordReceipt(receipt(directiveId), district);
    expect(first?.nodeId).toBe(`progress:${directiveId.slice('directive:'.length)}:${SMALL_COUNTRY.commune}`);
    const { receipt: second } = await client.recordReceipt(receipt(directiveId), district);
    expect(second?.position).toEqual(first?.position);
    const by = { key: directiveId, actor: 'recorder@district:872', unit: SMALL_COUNTRY.district };
    expect((await streamOf(first!.nodeId))[0]).toMatchObject(by);
    const otherDay = receipt(directiveId, { on: '2022-03-02' });
    await expect(client.recordReceipt(otherDay, district)).rejects.toMatchObject({
      code: 'ALREADY_RECORDED',
    });
  });

  test('is put right with a reason and a version', async () => {
    const { client, register } = directives;
    const directiveId = await register(302);
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

  test('is not written by other units, nor on days when the unit was not there', async () => {
    const { client, register } = directives;
    const directiveId = await register(303);
    const elsewhere = as('recorder@district:417');
    await expect(client.recordReceipt(receipt(directiveId), elsewhere)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const late = receipt(directiveId, { on: '2025-08-01' });
    await expect(client.recordReceipt(late, district)).rejects.toMatchObject({
      code: 'UNIT_NOT_VALID',
      facts: { successors: SMALL_COUNTRY.newCommune },
    });
    await expect(client.recordReceipt(receipt(numberOf(303)), district)).rejects.toMatchObject({
      code: 'DIRECTIVE_UNKNOWN',
      path: ['directive'],
    });
  });

  test('ends with the recall of the directive', async () => {
    const { client, register } = directives;
    const directiveId = await register(304);
    const recall = { directiveId, on: '2022-06-01', reason: 'Thu hồi' };
    const request = RecallDirectiveRequest.fromPartial({ meta: { commandId: randomUUID() }, ...recall });
    await client.recallDirective(request, admin);
    const [before, after] = ['2022-05-31', '2022-06-01'].map((on) => receipt(directiveId, { on }));
    await expect(client.recordReceipt(after!, district)).rejects.toMatchObject({
      code: 'DIRECTIVE_RECALLED',
    });
    await expect(client.recordReceipt(before!, district)).resolves.toBeDefined();
  });
});

test('links need both ends', async () => {
  const { client, register } = directives;
  const [fromId, toId] = [await register(401), await register(402)];
  const link = (to: string) => {
    const ends = { fromId, toId: to, kind: 'LINK_KIND_IMPLEMENTS' as const };
    return LinkDirectivesRequest.fromPartial({ meta: { commandId: randomUUID() }, ...ends });
  };
  const { receipt: first } = await client.linkDirectives(link(toId), admin);
  const { receipt: again } = await client.linkDirectives(link(toId), admin);
  expect(again?.position).toEqual(first?.position);
  await expect(client.linkDirectives(link('directive:none'), admin)).rejects.toMatchObject({
    code: 'DIRECTIVE_UNKNOWN',
  });
});

test('another document takes the place of one by the hand of an account that did not write it', async () => {
  const { client, register, typesOf } = directives;
  const other = as('recorder@centre');
  const [directiveId, byId] = [await register(411), await register(412)];
  const supersede = (account: typeof admin) => {
    const facts = { directiveId, byId, on: '2026-01-01' };
    const request = SupersedeDirectiveRequest.fromPartial({ meta: { commandId: randomUUID() }, ...facts });
    return client.supersedeDirective(request, account);
  };
  const refused = { code: 'FOUR_EYES', path: ['by'] };
  await expect(supersede(admin)).rejects.toMatchObject(refused);
  await client.correctDirective(correction(byId, '413-CT/TW'), other);
  await expect(supersede(other)).rejects.toMatchObject(refused);
  await supersede(as('recorder@organ:BCT'));
  expect(await typesOf(directiveId)).toEqual(['DirectiveRegistered', 'DirectiveSuperseded']);
});
