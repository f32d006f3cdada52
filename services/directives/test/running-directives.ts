import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  CorrectDirectiveRequest,
  DirectivesServiceService,
  RegisterDirectiveRequest,
} from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { DirectiveDraft } from '@trienkhai/proto/trienkhai/directives/v1/service';
import { COMMITS } from '@trienkhai/runtime/commit-store';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { openDatabase } from '@trienkhai/runtime/document-store';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import { dropNamespace } from '@trienkhai/testkit/namespace';
import { testPeer } from '@trienkhai/testkit/peers';
import { as, fixedUnits, testConfig, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { createDirectives } from '../src/app.ts';
import type { DirectivesOverrides } from '../src/app.ts';

export const admin = as('admin@centre');

/** The service on the real stack, with a look into its store. */
export async function runDirectives(overrides: DirectivesOverrides = {}) {
  const config = testConfig('directives', process.env);
  const service = createDirectives(config, {
    unitFeed: fixedUnits(smallCountry()),
    verifyToken: verifyAccount,
    ...overrides,
  });
  await service.start();
  const client = connectGrpc(DirectivesServiceService, testPeer('directives', service.address));
  const database = await openDatabase(config.mongoUri, `${config.namespace}-directives`);
  const commits = database.db.collection<Commit>(COMMITS);
  const streamOf = (streamId: string) => commits.find({ streamId }).sort({ seq: 1 }).toArray();
  return {
    client,
    database,
    commits,
    streamOf,
    typesOf: async (streamId: string) =>
      (await streamOf(streamId)).flatMap(({ events }) => events.map(({ type }) => type.split('.').at(-1))),
    /** Registers a directive of that number and answers its id. */
    register: async (number: number) => {
      const { receipt } = await client.registerDirective(registration(number), admin);
      return receipt!.nodeId;
    },
    async stop() {
      client.close();
      await service.stop();
      await database.close();
      await dropNamespace(config);
    },
  };
}

/** Directive `<number>-CT/TW` of the thirteenth term. */
export function registration(
  number: number,
  change: Partial<DirectiveDraft> = {},
  commandId: string = randomUUID(),
) {
  const of = { title: 'Chỉ thị', issuerId: SMALL_COUNTRY.politburo, term: 13 };
  const draft = { symbol: `${number}-CT/TW`, ...of, ...change };
  return RegisterDirectiveRequest.fromPartial({ meta: { commandId }, draft });
}

/** Stream of the reservations of that number. */
export function numberOf(number: number): string {
  return `number:centre:TW:2021-11-01/TW/CT/${number}/term-13`;
}

/** Puts another symbol, or none, in the place of the directive's. */
export function correction(directiveId: string, symbol: string | undefined) {
  return CorrectDirectiveRequest.fromPartial({
    meta: { commandId: randomUUID() },
    directiveId,
    draft: { symbol, type: 'CT', title: 'Chỉ thị', issuerId: SMALL_COUNTRY.politburo, term: 13 },
    reason: 'Sửa số',
  });
}

export async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_800; tries += 1) {
    if (await check()) return;
    await setTimeout(50);
  }
  throw new Error('it did not come to pass');
}
