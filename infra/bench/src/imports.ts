import { resolve } from 'node:path';
import { openSmallOffice, type SmallOffice } from '@trienkhai/e2e/small-office';
import { UNITS } from '@trienkhai/e2e/small-country';
import { StudyServiceService } from '@trienkhai/proto/trienkhai/study/v1/service';
import { connectGrpc } from '@trienkhai/runtime/grpc-client';
import { formatPositions } from '@trienkhai/runtime/position';
import { startChild } from './child.ts';
import { sendSessions, type ImportDoor } from './imports/send-file.ts';
import { sendOneByOne, sessionRows, type Sessions } from './imports/sessions.ts';
import { compare, perSecond, spread, type BenchContext, type BenchRow, type LatencyRow } from './measure.ts';

export interface ImportFigures {
  /** Rows per second against the same commands sent one by one with as many under way. */
  readonly rate: BenchRow;
  /** Seconds from the first byte until the job is done, by mode. */
  readonly times: readonly LatencyRow[];
  /** The gateway's highest resident memory in MB after so many rows; undefined: this system does not tell. */
  readonly memory: readonly { readonly rows: number; readonly megabytes: number | undefined }[];
}

const GATEWAY = resolve(import.meta.dirname, '../../../gateway/src/main.ts');
const AT_ONCE = 256;
const AIM_SECONDS = 20;
const MODES = ['good-rows', 'all-or-nothing'] as const;

/** Files of sessions through the import: speed with everything in one process, memory of a gateway in one of its own. */
export async function benchImport(
  context: BenchContext,
  { rows, sizes }: { readonly rows: number; readonly sizes: readonly number[] },
): Promise<ImportFigures> {
  const office = await openSmallOffice(context);
  try {
    const { id: directive, positions: after } = await office.register();
    const sessions: Sessions = { directive, unit: UNITS.district, after };
    const door = doorTo(office, office.url, sessions);
    return {
      rate: await rateOf(office, door, sessions, context.rounds ?? 3),
      times: await timesOf(door, sessions, rows, context.rounds ?? 3),
      memory: await memoryOf(office, sessions, sizes),
    };
  } finally {
    await office.close();
  }
}

function doorTo({ network }: SmallOffice, url: string, { after }: Sessions): ImportDoor {
  return { url, token: () => network.token('admin@centre'), after: formatPositions(after) };
}

function rateOf(
  { network }: SmallOffice,
  door: ImportDoor,
  sessions: Sessions,
  rounds: number,
): Promise<BenchRow> {
  const count = 2_000;
  const floor = async () => {
    const token = await door.token();
    const how = { count, atOnce: AT_ONCE };
    const { address } = network.services.study;
    const study = connectGrpc(StudyServiceService, { name: 'study', address, identity: network.operator });
    try {
      return await perSecond(count, () => sendOneByOne(study, token, sessions, how));
    } finally {
      study.close();
    }
  };
  const ours = () =>
    perSecond(count, () => sendSessions(door, { mode: 'good-rows', rows: sessionRows(sessions, count) }));
  return compare(`import of ${count} rows, ${AT_ONCE} under way`, { floor, ours }, rounds);
}

async function timesOf(
  door: ImportDoor,
  sessions: Sessions,
  rows: number,
  rounds: number,
): Promise<LatencyRow[]> {
  const times: LatencyRow[] = [];
  for (const mode of MODES) {
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now();
      await sendSessions(door, { mode, rows: sessionRows(sessions, rows) });
      seconds.push((performance.now() - begun) / 1_000);
    }
    const name = `${rows.toLocaleString('en')} rows, ${mode}, seconds`;
    times.push({ name, ms: spread(seconds), aimMs: AIM_SECONDS });
  }
  return times;
}

async function memoryOf(
  office: SmallOffice,
  sessions: Sessions,
  sizes: readonly number[],
): Promise<ImportFigures['memory']> {
  const { kafkaBrokers, mongoUri, namespace, network } = office;
  const { peers, auth, grpc } = network.configs.gateway;
  const addresses = Object.entries(peers).map(([name, at]) => [`${name.toUpperCase()}_ADDRESS`, at] as const);
  const gateway = await startChild(GATEWAY, {
    ...{ KAFKA_BROKERS: kafkaBrokers.join(','), MONGODB_URI: mongoUri, TRIENKHAI_NAMESPACE: namespace },
    ...{ PORT: '0', OIDC_ISSUER: auth.issuer, TRIENKHAI_DEV: '1', ...Object.fromEntries(addresses) },
    GRPC_IDENTITY: grpc.identity!,
  });
  const door = doorTo(office, `http://${gateway.address}`, sessions);
  const memory: { rows: number; megabytes: number | undefined }[] = [];
  try {
    for (const rows of sizes) {
      await sendSessions(door, { mode: 'good-rows', dryRun: true, rows: sessionRows(sessions, rows) });
      memory.push({ rows, megabytes: gateway.memory()?.highest });
    }
  } finally {
    await gateway.stop();
  }
  return memory;
}
