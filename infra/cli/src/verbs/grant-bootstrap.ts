import { randomUUID } from 'node:crypto';
import {
  GrantFirstAdministratorRequest,
  UnitsServiceService,
} from '@trienkhai/proto/trienkhai/units/v1/service';
import type { Principal } from '@trienkhai/runtime/auth';
import { loadServiceConfig } from '@trienkhai/runtime/config';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
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

/** Makes an account an administrator of the centre; refused once there is one. */
export async function grantFirstAdministrator(
  { kafkaBrokers, mongoUri, namespace }: CliConfig,
  subject: string,
  output: Output,
): Promise<void> {
  const env = { KAFKA_BROKERS: kafkaBrokers.join(','), MONGODB_URI: mongoUri, LOG_LEVEL: 'error' };
  const config = loadServiceConfig('units', { ...env, TRIENKHAI_NAMESPACE: namespace }, 0);
  const service = createUnits(config, { verifyToken: () => Promise.resolve(OPERATOR) });
  await service.start();
  const client = connectGrpc(UnitsServiceService, service.address);
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
  }
}
