import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GrantFirstAdministratorRequest,
  UnitsServiceService,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import type { Principal } from '@trienkhai/runtime/auth';
import { loadServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import { issueIdentities } from '@trienkhai/runtime/peer-identity/issue';
import { createUnits } from '@trienkhai/units';
import type { CliConfig } from '../config.ts';
import type { Output } from '../output.ts';

/** Whoever may open the store may name the first administrator: nobody else can, as nobody has a role yet. */
const OPERATOR: Principal = {
  actor: 'operator',
  role: 'admin',
  level: 'CENTRE',
  code: 'TW',
  token: 'operator',
};

/**
 * Makes an account an administrator of the centre; refused once there is one. The service that does it believes
 * any token, but talks to nobody without a certificate that was made for this one call.
 */
export async function grantFirstAdministrator(
  { kafkaBrokers, mongoUri, namespace }: CliConfig,
  subject: string,
  output: Output,
): Promise<void> {
  const env = { KAFKA_BROKERS: kafkaBrokers.join(','), MONGODB_URI: mongoUri, LOG_LEVEL: 'error' };
  const home = await mkdtemp(join(tmpdir(), 'trienkhai-grant-'));
  const identities = join(home, 'peers');
  issueIdentities(identities);
  const own = { TRIENKHAI_NAMESPACE: namespace, GRPC_IDENTITY: join(identities, 'units') };
  const config = loadServiceConfig('units', { ...env, ...own }, 0);
  const service = createUnits(config, { verifyToken: () => Promise.resolve(OPERATOR) });
  await service.start();
  const { address } = service;
  const identity = join(identities, 'operator');
  const client = connectGrpc(UnitsServiceService, { name: 'units', address, identity });
  try {
    const request = GrantFirstAdministratorRequest.fromPartial({
      meta: { commandId: randomUUID() },
      subject,
    });
    const { receipt } = await client.grantFirstAdministrator(request, { token: OPERATOR.token });
    output.result({ grant: receipt?.nodeId, subject }, `✓ ${subject} administers the centre`);
  } finally {
    client.close();
    await service.stop();
    await rm(home, { recursive: true, force: true });
  }
}
