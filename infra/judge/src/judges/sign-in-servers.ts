import { createGateway } from '@trienkhai/gateway';
import { loadConfig } from '@trienkhai/gateway/config';
import { loadServiceConfig } from '@trienkhai/runtime/config';
import { issueIdentities } from '@trienkhai/runtime/peer-identity/issue';
import { loadStackConfig } from '@trienkhai/stack/config';
import { startStack } from '@trienkhai/stack/stack';
import { createUnits } from '@trienkhai/units';
import { freePorts } from '../../../dev/src/free-ports.ts';
import type { JudgeConfig } from '../config.ts';
import type { SourceHearing, SourceJudge } from '../hearing.ts';
import { lacking, startKeycloak, VERSION } from '../keycloak/keycloak.ts';
import { AUDIENCE, SECRET } from '../keycloak/realm.ts';
import { stories } from '../keycloak/stories.ts';

const NAMESPACE = 'judge-sign-in';

/** Signs in at a server that others made, told of it by the variables that an operator sets and nothing else. */
export const signInServers: SourceJudge = async (hearing) => {
  const judge = `Keycloak ${VERSION}`;
  const missing = await lacking();
  if (missing) return hearing.say({ judge, what: 'sign-in', result: missing, ok: false });
  const opened = new AsyncDisposableStack();
  try {
    await hear(hearing, judge, opened);
  } finally {
    await opened.disposeAsync();
  }
};

async function hear({ config, say }: SourceHearing, judge: string, opened: AsyncDisposableStack) {
  const [port, own] = await freePorts(2);
  const url = `http://localhost:${own}`;
  const keycloak = await startKeycloak(config, port!, url);
  opened.defer(keycloak.stop);
  await startGateway(config, { port: own!, issuer: keycloak.issuer }, opened);
  for (const [what, tell] of stories({ url, keycloak })) {
    const [result, ok] = await tell().then(
      (told) => [told, true] as const,
      (error: unknown) => [String(error), false] as const,
    );
    say({ judge, what, result, ok });
  }
}

/** The gateway, and the service that knows who may do what. */
async function startGateway(
  config: JudgeConfig,
  { port, issuer }: { readonly port: number; readonly issuer: string },
  opened: AsyncDisposableStack,
): Promise<void> {
  const dataDir = `${config.folder}sign-in`;
  const stack = await startStack({ ...loadStackConfig(config.env), dataDir, log: console.log });
  opened.defer(() => stack.stop());
  const { kafkaBrokers, mongoUri } = stack;
  const peers = `${dataDir}/peers`;
  issueIdentities(peers);
  const [unitsPort] = await freePorts(1);
  const env = {
    ...{ TRIENKHAI_NAMESPACE: NAMESPACE, MONGODB_URI: mongoUri, KAFKA_BROKERS: kafkaBrokers.join(',') },
    ...{
      OIDC_ISSUER: issuer,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_CLIENT_ID: 'console',
      OIDC_CLIENT_SECRET: SECRET,
    },
    ...{
      OIDC_SCOPE: 'openid',
      UNITS_ADDRESS: `127.0.0.1:${unitsPort}`,
      LOG_LEVEL: 'error',
      PORT: String(port),
    },
  };
  const units = createUnits(
    loadServiceConfig('units', { ...env, GRPC_IDENTITY: `${peers}/units`, GRPC_PORT: String(unitsPort) }, 0),
  );
  await units.start();
  opened.defer(() => units.stop());
  const gateway = createGateway(loadConfig({ ...env, GRPC_IDENTITY: `${peers}/gateway` }));
  await gateway.start();
  opened.defer(() => gateway.stop());
}
