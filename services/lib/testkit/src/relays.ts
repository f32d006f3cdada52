import { startGrpcServer } from '@trienkhai/runtime/grpc-server';
import { createLogger } from '@trienkhai/runtime/logger';
import type { Relay } from '@trienkhai/runtime/relay';
import { CONTEXTS, type ContextName } from '@trienkhai/runtime/topics';
import { relayService } from '@trienkhai/runtime/writing-service/relay-service';
import { testIdentity } from './peers.ts';
import { verifyAccount } from './service-fixture.ts';

/** Stands for the relays of all writing services, each under its own name. */
export async function startRelays(backlog: Relay['backlog']) {
  const logger = createLogger('test', 'silent');
  const servers = await Promise.all(
    CONTEXTS.map((context) =>
      startGrpcServer({
        ...{
          host: '127.0.0.1',
          port: 0,
          identity: testIdentity(context),
          verifyToken: verifyAccount,
          logger,
        },
        services: [relayService({ backlog })],
      }),
    ),
  );
  return {
    addresses: Object.fromEntries(servers.map(({ address }, i) => [CONTEXTS[i]!, address])) as Record<
      ContextName,
      string
    >,
    stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
}
