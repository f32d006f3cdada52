import { DomainError } from '@trienkhai/kernel/domain-error';
import {
  DirectivesServiceService,
  RegisterDirectiveRequest,
} from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { ServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import { createDirectives } from '@trienkhai/directives';
import { testPeer } from '@trienkhai/testkit/peers';
import { as, fixedUnits, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../stage.ts';

/** A registration of a directive under a number. */
export interface Registration {
  readonly commandId: string;
  readonly number: number;
}

export interface RegistrarErrand {
  readonly config: ServiceConfig;
  readonly registrations: readonly Registration[];
  /** How long a reserved number may wait for its directive, in milliseconds. */
  readonly graceMs: number;
  /** How long the process lives on after its last answer, in milliseconds: time for the sweep. */
  readonly lingerMs: number;
}

/** A directive's id, or the code of a refusal that is final. */
export interface RegistrarAnswer extends Registration {
  readonly directiveId?: string;
  readonly refusal?: string;
}

const LANES = 3;
const PASSING: readonly string[] = ['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_YET', 'VERSION_CONFLICT'];

/** The real directives service registers one document after the other, on several lanes. */
export const play: Scenario<RegistrarErrand, RegistrarAnswer> = async ({ options, hooks, reply }) => {
  const { config, graceMs, registrations } = options;
  const overrides = { unitFeed: fixedUnits(smallCountry()), verifyToken: verifyAccount, hooks };
  const service = createDirectives(config, { ...overrides, sweep: { everyMs: 50, graceMs } });
  await service.start();
  const client = connectGrpc(DirectivesServiceService, testPeer('directives', service.address));
  const send = async ({ commandId, number }: Registration): Promise<RegistrarAnswer> => {
    const document = {
      symbol: `${number}-CT/TW`,
      title: 'Chỉ thị',
      issuerId: SMALL_COUNTRY.politburo,
      term: 13,
    };
    const request = RegisterDirectiveRequest.fromPartial({ meta: { commandId }, draft: document });
    for (;;) {
      try {
        const { receipt } = await client.registerDirective(request, as('admin@centre'));
        return { commandId, number, directiveId: receipt!.nodeId };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        if (!PASSING.includes(error.code)) return { commandId, number, refusal: error.code };
        await sleep(20);
      }
    }
  };
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (const one of registrations.filter((_one, i) => i % LANES === lane)) await reply(await send(one));
  });
  await Promise.all(lanes);
  await sleep(options.lingerMs);
  client.close();
  await service.stop();
};
