import { benchAppend } from './append.ts';
import { benchImport, type ImportFigures } from './imports.ts';
import { benchDigests, type DigestFigures } from './digests.ts';
import type { BenchContext, BenchRow, LatencyRow } from './measure.ts';
import { benchProjection } from './projection.ts';
import { benchQuestions } from './questions.ts';
import { benchRebuild, type RebuildFigures } from './rebuild.ts';
import { benchRelay } from './relay.ts';
import { rateLine, timeLine, type Line } from './report.ts';
import { benchRollout } from './rollout.ts';
import { benchSecured } from './secured.ts';
import { benchStart, type StartFigures } from './start.ts';
import { benchVisible } from './visible.ts';

export interface SuiteContext extends BenchContext {
  /** Fewer rounds and a hundredth of the events: says that it works, little about how fast. */
  readonly quick: boolean;
}

type Bench = (context: SuiteContext) => Promise<readonly Line[]>;

const APPEND_AIMS = [0.9, 2.5, 6, 12];
const PROJECTION_AIMS = [0.6, 1.0];
const REBUILD_AIM_SECONDS = 60;
/** What a rebuild may add to the memory of the process and still count as flat. */
const FLAT_MB = 256;
/** Rows a second against the same commands one by one: reading the file must not cost what travelling together saves. */
const IMPORT_AIM = 0.8;
const DIGEST_AIM = 0.5;
/** What ten times the streams may add to the memory of the process. */
const DIGEST_FLAT_MB = 64;
const WHOLE_IMPORT = { rows: 10_000, sizes: [10_000, 100_000, 1_000_000] };
const QUICK_IMPORT = { rows: 1_000, sizes: [1_000, 10_000] };

export const benches: Readonly<Record<string, Bench>> = {
  append: async (context) => rates(await benchAppend(context), APPEND_AIMS),
  relay: async (context) => rates(await benchRelay(context), [0.7]),
  projection: async (context) => rates(await benchProjection(context), PROJECTION_AIMS),
  rebuild: async ({ quick, ...context }) =>
    rebuildLines(await benchRebuild({ ...context, rounds: quick ? 1 : 3 }, quick ? 40_000 : 1_000_000)),
  visible: async (context) => times(await benchVisible(context)),
  rollout: async (context) => times(await benchRollout(context)),
  questions: benchQuestions,
  import: async ({ quick, ...context }) =>
    importLines(await benchImport(context, quick ? QUICK_IMPORT : WHOLE_IMPORT)),
  digests: async ({ quick, ...context }) =>
    digestLines(await benchDigests(context, quick ? [1_000, 10_000] : [10_000, 100_000])),
  secured: async (context) => {
    const { rates: both, abuse } = await benchSecured(context);
    return [...rates(both, [0.75, 0.75]), ...times(abuse)];
  },
  start: async (context) => startLines(await benchStart(context)),
};

function rates(rows: readonly BenchRow[], aims: readonly number[]): Line[] {
  return rows.map((row, at) => rateLine(row, aims[at]));
}

function times(rows: readonly LatencyRow[]): Line[] {
  return rows.map(timeLine);
}

function rebuildLines(figures: RebuildFigures): Line[] {
  const seconds = { name: `${figures.name}, seconds`, ms: figures.seconds, unit: 's' };
  const { memory, writesPerDocument } = figures;
  return [
    rateLine(figures, 3),
    timeLine({ ...seconds, aimMs: REBUILD_AIM_SECONDS }),
    {
      what: `${figures.name}, memory added to the process`,
      floor: '',
      ours: `${memory} MB; ${writesPerDocument.toFixed(2)} writes per document`,
      ratio: '',
      aim: `≤ ${FLAT_MB} MB`,
      met: memory <= FLAT_MB,
    },
  ];
}

function importLines({ rate, times, memory }: ImportFigures): Line[] {
  const least = memory[0]?.megabytes;
  return [
    rateLine(rate, IMPORT_AIM),
    ...times.map((row) => timeLine({ ...row, unit: 's' })),
    ...memory.map(({ rows, megabytes }) => {
      const what = `highest memory of the gateway after ${rows.toLocaleString('en')} rows`;
      return atMost(what, megabytes, 'MB', Math.round((least ?? 0) + FLAT_MB));
    }),
  ];
}

function digestLines({ making, verifying, alone }: DigestFigures): Line[] {
  const told = { make: 'making one', verify: 'verifying against it' };
  return [
    ...rates([making, verifying], [DIGEST_AIM, DIGEST_AIM]),
    ...alone.map(({ name, streams, seconds, megabytes }) => {
      const least = alone.find((task) => task.name === name)!.megabytes;
      const what = `${told[name]} in a process of its own, ${streams.toLocaleString('en')} streams: highest memory`;
      const line = atMost(what, megabytes, 'MB', Math.round(least + DIGEST_FLAT_MB));
      return { ...line, ours: `${line.ours}; ${seconds.toFixed(1)} s` };
    }),
  ];
}

function startLines({ first, warm }: Record<'first' | 'warm', StartFigures>): Line[] {
  const sample = first.steps.get('sample set') ?? Number.NaN;
  return [
    atMost('first start until `ready`, nothing to download', first.seconds, 's', 300),
    atMost('of that: units of the country since 2021', catalogueOf(first), 's', 30),
    atLeast(`of that: sample set of ${first.commands} commands, per second`, first.commands / sample, 500),
    atMost('resident memory ten seconds later', first.megabytes, 'MB', 500),
    atMost('second start until `ready`', warm.seconds, 's', 20),
    atMost('resident memory ten seconds later', warm.megabytes, 'MB', 500),
  ];
}

function catalogueOf({ steps }: StartFigures): number | undefined {
  return steps.get('units of the country since 2021');
}

function atMost(what: string, value: number | undefined, unit: string, most: number): Line {
  const aim = `≤ ${most} ${unit}`;
  if (value === undefined) return { what, floor: '', ours: 'not measured here', ratio: '', aim };
  const ours = `${value.toFixed(unit === 's' ? 1 : 0)} ${unit}`;
  return { what, floor: '', ours, ratio: '', aim, met: value <= most };
}

function atLeast(what: string, value: number, least: number): Line {
  const ours = value.toFixed(0);
  return { what, floor: '', ours, ratio: '', aim: `≥ ${least}`, met: value >= least };
}
