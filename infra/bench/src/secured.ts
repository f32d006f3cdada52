import {
  compare,
  DEFAULT_ROUNDS,
  perSecond,
  type BenchContext,
  type BenchRow,
  type LatencyRow,
} from './measure.ts';
import { abused } from './secured/abuse.ts';
import { PROGRAM, startBenchOffice, type BenchOffice } from './secured/office.ts';
import { startTraceSink } from './secured/trace-sink.ts';

const AT_ONCE = 8;
const EACH_ROUND = 400;

/**
 * Everything that keeps it safe against nothing of it, each over servers of its own; and how long an office waits
 * while somebody abuses the former.
 */
export async function benchSecured({
  rounds = DEFAULT_ROUNDS,
}: BenchContext): Promise<{ rates: BenchRow[]; abuse: LatencyRow[] }> {
  const traces = await startTraceSink();
  const [on, off] = [await startBenchOffice('guarded', traces.env), await startBenchOffice('bare')];
  try {
    const side = (office: BenchOffice, what: 'record' | 'ask') => () =>
      perSecond(EACH_ROUND, () => inLanes(() => office[what](PROGRAM)));
    const rate = (name: string, what: 'record' | 'ask') =>
      compare(name, { floor: side(off, what), ours: side(on, what) }, rounds);
    const rates = [
      await rate(
        'commands over REST, with TLS, tokens, rights, limits, notes of readings and 10 % of traces',
        'record',
      ),
      await rate('questions over GraphQL, the same', 'ask'),
    ];
    if (traces.received() === 0) throw new Error('no trace has come: they were not measured');
    return { rates, abuse: await abused(on, rounds) };
  } finally {
    await Promise.all([on.close(), off.close()]);
    await traces.close();
  }
}

async function inLanes(work: () => Promise<void>): Promise<void> {
  let left = EACH_ROUND;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
