import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError, refuse } from '@trienkhai/kernel/domain-error';
import {
  ReviewsServiceService,
  WithdrawMilestoneRequest,
} from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { CommandReceipt } from '@trienkhai/proto/trienkhai/common/v1/types';
import { TraceServiceService, WatchRolloutRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { testIdentity, testPeer } from '@trienkhai/testkit/peers';
import { faultyProxy } from '@trienkhai/testkit/proxy';
import type { Principal } from './auth.ts';
import { askHealth, connectForMany, connectGrpc, type GrpcClient } from './grpc-client.ts';
import { startGrpcServer, type GrpcServerHandle, type GrpcService } from './grpc-server.ts';
import { batchService } from './grpc-server/batch.ts';

const principal: Principal = {
  actor: 'viewer@centre',
  role: 'viewer',
  level: 'CENTRE',
  code: 'TW',
  token: 'good',
};
const at = (address: string) => testPeer('reviews', address);
const logged: unknown[] = [];
const logger = { error: (...entry: unknown[]) => void logged.push(entry), warn: () => undefined };
let aborted = 0;

const behaviours: Record<string, () => unknown> = {
  refuse: () => {
    throw refuse('NUMBER_TAKEN', 'Số đã có', 'Taken', { path: ['symbol'], facts: { by: 'directive:1' } });
  },
  crash: () => {
    throw new Error('secret detail');
  },
  outage: () => {
    throw Object.assign(new Error('down'), { name: 'MongoServerSelectionError' });
  },
};

const reviews: GrpcService = {
  definition: ReviewsServiceService,
  handlers: {
    withdrawMilestone: async (request: WithdrawMilestoneRequest, call) => {
      behaviours[request.reason]?.();
      if (request.reason === 'wait') {
        await new Promise((_, reject) =>
          call.signal.addEventListener('abort', () => reject(new Error('late'))),
        );
      }
      return { receipt: CommandReceipt.fromPartial({ nodeId: call.principal.actor }) };
    },
  },
};

const trace: GrpcService = {
  definition: TraceServiceService,
  handlers: {
    watchRollout: async function* (_: WatchRolloutRequest, call) {
      for (let version = 1; !call.signal.aborted; version += 1) {
        yield { position: { streamId: 'directive:1', version } };
        if (version === 2) await new Promise((done) => call.signal.addEventListener('abort', done));
      }
      aborted += 1;
    },
  },
};

let server: GrpcServerHandle;
let client: GrpcClient<typeof ReviewsServiceService>;
let watcher: GrpcClient<typeof TraceServiceService>;

beforeAll(async () => {
  const verifyToken = async (token: string) => {
    if (token !== 'good') throw refuse('UNAUTHENTICATED', 'không', 'no');
    return principal;
  };
  server = await startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    identity: testIdentity('reviews'),
    services: [reviews, trace, batchService([reviews], logger)],
    verifyToken,
    logger,
  });
  client = connectGrpc(ReviewsServiceService, at(server.address));
  watcher = connectGrpc(TraceServiceService, at(server.address));
});

afterAll(async () => {
  client.close();
  watcher.close();
  await server.stop();
});

function withdraw(reason: string, token = 'good', deadline?: Date) {
  const request = WithdrawMilestoneRequest.fromPartial({ meta: { commandId: 'c-1' }, reason });
  return client.withdrawMilestone(request, { token, deadline });
}

async function refusal(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: unknown) => (error instanceof DomainError ? error.code : (error as Error).message),
  );
}

describe('a call', () => {
  test('reaches its handler with the principal of its token', async () => {
    expect((await withdraw('ok')).receipt?.nodeId).toBe('viewer@centre');
  });

  test('that is refused arrives with code, both languages, path and facts', async () => {
    const error = await withdraw('refuse').catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'NUMBER_TAKEN',
      text: { vi: 'Số đã có', en: 'Taken' },
      path: ['symbol'],
      facts: { by: 'directive:1' },
    });
  });

  test('without a valid token is UNAUTHENTICATED', async () => {
    expect(await refusal(withdraw('ok', 'forged'))).toBe('UNAUTHENTICATED');
    expect(await refusal(withdraw('ok', ''))).toBe('UNAUTHENTICATED');
  });

  test('during an outage of the store is UNAVAILABLE', async () => {
    expect(await refusal(withdraw('outage'))).toBe('UNAVAILABLE');
  });

  test('that fails unexpectedly is logged once and says nothing of the inside', async () => {
    expect(await refusal(withdraw('crash'))).toMatch(/internal error/);
    expect(logged).toHaveLength(1);
  });

  test('that outlives its deadline has an unknown outcome when it is a command', async () => {
    expect(await refusal(withdraw('wait', 'good', new Date(Date.now() + 100)))).toBe('OUTCOME_UNKNOWN');
  });

  test('to a method without a handler is not mistaken for a refusal', async () => {
    const request = WithdrawMilestoneRequest.fromPartial({});
    expect(
      await refusal(client.correctVisit({ ...request, visitId: '', visit: undefined }, { token: 'good' })),
    ).toMatch(/UNIMPLEMENTED/);
  });

  test('to a peer that is down is UNAVAILABLE', async () => {
    const nobody = connectGrpc(ReviewsServiceService, at('127.0.0.1:1'));
    const request = WithdrawMilestoneRequest.fromPartial({ meta: { commandId: 'c-1' } });
    expect(await refusal(nobody.withdrawMilestone(request, { token: 'good' }))).toBe('UNAVAILABLE');
    nobody.close();
  });
});

test('a command whose connection breaks has an unknown outcome', async () => {
  const [host = '', port] = server.address.split(':');
  const proxy = await faultyProxy({ host, port: Number(port) });
  const lost = connectGrpc(ReviewsServiceService, at(`127.0.0.1:${proxy.port}`));
  const request = WithdrawMilestoneRequest.fromPartial({ meta: { commandId: 'c-1' }, reason: 'wait' });
  const answer = refusal(lost.withdrawMilestone(request, { token: 'good' }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await proxy.cut();
  expect(await answer).toBe('OUTCOME_UNKNOWN');
  lost.close();
});

test('a stream is read as it comes and stops its source when the reader leaves', async () => {
  const versions: (number | undefined)[] = [];
  for await (const message of watcher.watchRollout(WatchRolloutRequest.fromPartial({}), { token: 'good' })) {
    versions.push(message.position?.version);
    if (versions.length === 2) break;
  }
  expect(versions).toEqual([1, 2]);
  await new Promise((done) => setTimeout(done, 100));
  expect(aborted).toBe(1);
});

test('a stream that is refused is answered with its refusal', async () => {
  const watch = watcher.watchRollout(WatchRolloutRequest.fromPartial({}), { token: 'bad' });
  await expect(watch[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('health needs no token', async () => {
  expect(await askHealth(at(server.address), 1000)).toBe(true);
  expect(await askHealth(at('127.0.0.1:1'), 1000)).toBe(false);
});

describe('calls that travel together', () => {
  let many: GrpcClient<typeof ReviewsServiceService>;
  const send = (reason: string, token = 'good') =>
    many.withdrawMilestone(WithdrawMilestoneRequest.fromPartial({ meta: { commandId: reason }, reason }), {
      token,
    });

  beforeAll(() => {
    many = connectForMany(ReviewsServiceService, at(server.address));
  });
  afterAll(() => many.close());

  test('have an answer each, whatever became of the others', async () => {
    logged.length = 0;
    const answers = ['ok', 'refuse', 'outage', 'crash', 'ok'].map((reason) => send(reason));
    expect(await Promise.all(answers.map(refusal))).toEqual([
      'answered',
      'NUMBER_TAKEN',
      'UNAVAILABLE',
      expect.stringMatching(/internal error/),
      'answered',
    ]);
    expect(logged).toHaveLength(1);
    const refused = await send('refuse').catch((error: unknown) => error);
    expect(refused).toMatchObject({ text: { vi: 'Số đã có', en: 'Taken' }, facts: { by: 'directive:1' } });
  });

  test('are more than one message holds, and still each is answered', async () => {
    const answers = await Promise.all(Array.from({ length: 1000 }, () => send('ok')));
    expect(answers.every(({ receipt }) => receipt?.nodeId === 'viewer@centre')).toBe(true);
  });

  test('are of one account: another token never rides along', async () => {
    expect(await Promise.all([send('ok'), send('ok', 'forged')].map(refusal))).toEqual([
      'answered',
      'UNAUTHENTICATED',
    ]);
  });

  test('a large one goes by itself', async () => {
    expect(await refusal(send('x'.repeat(600_000)))).toBe('answered');
  });

  test('to a peer that is down are UNAVAILABLE, and unknown once they may have arrived', async () => {
    const nobody = connectForMany(ReviewsServiceService, at('127.0.0.1:1'));
    const request = WithdrawMilestoneRequest.fromPartial({ meta: { commandId: 'c-1' }, reason: 'wait' });
    expect(await refusal(nobody.withdrawMilestone(request, { token: 'good' }))).toBe('UNAVAILABLE');
    nobody.close();
    const deadline = new Date(Date.now() + 100);
    expect(await refusal(many.withdrawMilestone(request, { token: 'good', deadline }))).toBe(
      'OUTCOME_UNKNOWN',
    );
  });
});
