import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createCommandHandler } from '@trienkhai/runtime/command-handler';
import { openCommitStore } from '@trienkhai/runtime/commit-store';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { directiveDecider } from '../src/domain/directive.ts';
import { NO_OTHERS } from '../src/domain/directive-events.ts';
import { numberDecider } from '../src/domain/number.ts';
import { directiveCodec, numberCodec } from '../src/storage/event-codec.ts';
import { readDraft } from '../src/storage/wire.ts';
import {
  admin,
  correction,
  eventually,
  numberOf,
  registration,
  runDirectives,
} from './running-directives.ts';

/** Each test chooses what happens right after a reservation: nothing, a death, or a long sleep. */
let afterReservation = async (): Promise<void> => undefined;
const die = () => Promise.reject(new Error('killed'));
const live = async () => undefined;
let directives: Awaited<ReturnType<typeof runDirectives>>;

beforeAll(async () => {
  directives = await runDirectives({
    hooks: { at: (point) => (point === 'after-reservation' ? afterReservation() : undefined) },
    sweep: { everyMs: 50, graceMs: 400 },
  });
});
afterAll(() => directives.stop());

describe('a crash between the number and the directive', () => {
  test('frees the number, closes the stream and lets the late writer lose', async () => {
    const { client, streamOf, typesOf } = directives;
    let wake = (): void => undefined;
    afterReservation = () => new Promise((resolve) => (wake = resolve));
    const request = registration(101);
    const patient = { ...admin, deadline: new Date(Date.now() + 30_000) };
    const late = client.registerDirective(request, patient).catch((error: unknown) => error);
    await eventually(async () => (await typesOf(numberOf(101))).includes('NumberReleased'));
    afterReservation = live;
    wake();
    expect(await late).toMatchObject({ code: 'REGISTRATION_ABANDONED' });
    const [reserved] = await streamOf(numberOf(101));
    const directiveId = reserved?.events[0]?.data['directiveId'] as string;
    expect(await typesOf(directiveId)).toEqual(['RegistrationAbandoned']);
    await expect(client.registerDirective(request, admin)).rejects.toMatchObject({
      code: 'REGISTRATION_ABANDONED',
    });
    await expect(client.registerDirective(registration(101), admin)).resolves.toBeDefined();
  });

  test('within the grace, sending again completes the registration', async () => {
    const { client, typesOf } = directives;
    const request = registration(102);
    afterReservation = die;
    await expect(client.registerDirective(request, admin)).rejects.toBeDefined();
    afterReservation = live;
    const { receipt } = await client.registerDirective(request, admin);
    expect(await typesOf(receipt!.nodeId)).toEqual(['DirectiveRegistered']);
    expect(await typesOf(numberOf(102))).toEqual(['NumberReserved']);
  });
});

describe('a crash while a number is corrected', () => {
  test('before the correction frees the new number, and the late correction loses', async () => {
    const { client, register, typesOf } = directives;
    const id = await register(201);
    afterReservation = die;
    const request = correction(id, '202-CT/TW');
    await expect(client.correctDirective(request, admin)).rejects.toBeDefined();
    afterReservation = live;
    await eventually(async () => (await typesOf(numberOf(202))).includes('NumberReleased'));
    await expect(client.correctDirective(request, admin)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await typesOf(id)).toEqual(['DirectiveRegistered']);
    expect(await typesOf(numberOf(201))).toEqual(['NumberReserved']);
  });

  test('after it gives up the old number later', async () => {
    const { register, typesOf } = directives;
    const id = await register(203);
    await correctAndDie(id, 204);
    expect(await typesOf(numberOf(203))).toEqual(['NumberReserved']);
    await eventually(async () => (await typesOf(numberOf(203))).includes('NumberReleased'));
    expect(await typesOf(numberOf(204))).toEqual(['NumberReserved']);
  });
});

/** What a process has written that dies right after the commit of a correction. */
async function correctAndDie(directiveId: string, number: number): Promise<void> {
  const store = await openCommitStore(directives.database);
  const by = { actor: 'admin@centre', unit: SMALL_COUNTRY.centre };
  const commandId = randomUUID();
  const streamId = numberOf(number);
  const registerKey = streamId.slice('number:'.length);
  const reserve = { type: 'ReserveNumber', registerKey, directiveId } as const;
  const numbers = createCommandHandler({ store, decider: numberDecider, codec: numberCodec });
  const reservation = { ...by, streamId, key: streamId, commandId: `${commandId}/reserve`, command: reserve };
  await numbers.handle(reservation, undefined);
  const draft = readDraft(correction(directiveId, `${number}-CT/TW`).draft);
  const correct = { type: 'CorrectDirective', directiveId, draft, reason: 'Sửa số' } as const;
  const streams = createCommandHandler({ store, decider: directiveDecider, codec: directiveCodec });
  await streams.handle(
    { ...by, streamId: directiveId, key: directiveId, commandId, command: correct },
    { ...NO_OTHERS, today: '2026-01-01', units: smallCountry(), principal: by },
  );
}
