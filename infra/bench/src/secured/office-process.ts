import { randomUUID } from 'node:crypto';
import { startOwnStack } from '@trienkhai/e2e/own-stack';
import { startSecuredStack } from '@trienkhai/e2e/secured-stack';
import { UNITS } from '@trienkhai/e2e/small-country';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { startTelemetry } from '@trienkhai/runtime/telemetry';
import { as, verifyAccount } from '@trienkhai/testkit/service-fixture';
import { ABUSER, OFFICE, PROGRAM, type ToldOffice } from './office.ts';

const NUMBER = 900;
const HOUR_S = 3_600;

const opened = new AsyncDisposableStack();

/** Accounts and TLS everywhere, roles that were granted, and a document whose every reading is noted. */
async function openGuarded(): Promise<ToldOffice> {
  const namespace = `guarded-${randomUUID().slice(0, 8)}`;
  const { kafkaBrokers, accountOf, stop } = await startSecuredStack(namespace);
  opened.defer(stop);
  const stack = { kafkaBrokers, mongoUri: 'mongodb://nobody.invalid/', accountOf };
  const office = await openOffice({ ...stack, namespace });
  for (const grant of GRANTS) await office.send('grantRole', grant);
  const addressees = { units: [UNITS.province, UNITS.district] };
  const told = await tell(office, { access: 'ADDRESSEES', addressees });
  await office.away(() => Promise.resolve(), { development: false });
  const tokens = [PROGRAM, ABUSER, ...OFFICE].map(
    async (account) => [account, await office.network.token(account, HOUR_S)] as const,
  );
  return { ...told, url: office.url, tokens: Object.fromEntries(await Promise.all(tokens)) };
}

const GRANTS = [
  { subject: PROGRAM, role: 'INTEGRATION', scopes: ['READ', 'RECORD'], unit: UNITS.province },
  { subject: ABUSER, role: 'VIEWER', unit: UNITS.communes[1] },
  ...OFFICE.map((subject) => ({ subject, role: subject.split('@')[0]!.toUpperCase(), unit: UNITS.district })),
];

/** No account, certificate or limit anywhere: whoever asks is believed. */
async function openBare(): Promise<ToldOffice> {
  const { kafkaBrokers, mongoUri, stop } = await startOwnStack();
  opened.defer(stop);
  const namespace = `bare-${randomUUID().slice(0, 8)}`;
  const office = await openOffice({ kafkaBrokers, mongoUri, namespace });
  const told = await tell(office, {});
  await office.away(() => Promise.resolve(), { unguarded: verifyAccount });
  const tokens = { [PROGRAM]: as('admin@centre').token };
  return { ...told, url: office.url, tokens };
}

async function openOffice(own: Parameters<typeof openSmallOffice>[0]): Promise<SmallOffice> {
  const office = await openSmallOffice(own);
  opened.defer(() => office.close());
  return office;
}

async function tell(office: SmallOffice, more: object): Promise<Pick<ToldOffice, 'directive' | 'after'>> {
  const issuer = 'organ:BCT:2021-11-01';
  const facts = { symbol: `${NUMBER}-CT/TW`, title: 'Chỉ thị', issuer, issuedOn: '2022-01-10' };
  const { id: directive, positions: after } = await office.send('registerDirective', { ...facts, ...more });
  await office.quiet();
  return { directive, after };
}

// The whole system over servers of its own; ends with who started it, and leaves none of them where it cannot begin.
opened.defer(await startTelemetry());
try {
  const told = await (process.argv[2] === 'guarded' ? openGuarded() : openBare());
  process.once('disconnect', () => void opened.disposeAsync().finally(() => process.exit()));
  process.send!(told);
} catch (error) {
  await opened.disposeAsync();
  throw error;
}
