import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { readReorganisations } from './catalogue.ts';
import type { LoadCommand } from './commands.ts';
import { readGroupStages } from './groups.ts';
import { readOrgans, readTerms } from './organs.ts';
import { readSampleStages } from './sample.ts';
import { readSeedStages } from './seed.ts';

/** Answer to one command. */
export interface RunResult {
  readonly ok: boolean;
  /** Position token of what was recorded: `<streamId>@<version>`. */
  readonly position?: string | undefined;
  readonly error?: {
    readonly code: string;
    readonly message: BilingualText;
    readonly path: readonly string[];
  };
}

/** Sends one command as a user would; `after` are positions that whoever decides it must have read. */
export type Run = (
  command: string,
  input: LoadCommand['input'],
  options: { readonly after: readonly string[]; readonly by?: LoadCommand['by'] },
) => Promise<RunResult>;

export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface LoadOptions {
  readonly progress?: (progress: Progress) => void;
  /** Commands under way at once; default 128: what is under way together is stored and sent together. */
  readonly concurrency?: number;
  /** Positions of an earlier load that this one rests on. */
  readonly after?: readonly string[];
}

/** A command that was refused for good; loading stops at the first one. */
export class LoadError extends Error {
  readonly result: RunResult;

  constructor({ command, input }: LoadCommand, result: RunResult) {
    const { code = 'UNKNOWN', message, path = [] } = result.error ?? {};
    super(`${command} ${input.commandId}: ${code} at ${path.join('.') || 'the whole'}: ${message?.en ?? ''}`);
    this.name = 'LoadError';
    this.result = result;
  }
}

/** Dated states of the country one after the other, then organs, then terms. Resolves with the positions. */
export async function loadCatalogue(run: Run, options: LoadOptions = {}): Promise<readonly string[]> {
  const states = readReorganisations().map((input) => ({
    command: 'applyReorganisation',
    input: { ...input },
  }));
  const country = await loadStage('catalogue', states, run, { ...options, concurrency: 1 });
  const after = country.slice(-1);
  const organs = await loadStage('organs', readOrgans(), run, { ...options, after });
  const terms = await loadStage('terms', readTerms(), run, { ...options, after, concurrency: 1 });
  return [...after, ...organs, ...terms.slice(-1)];
}

/** The figures of the five reports. `after`: what `loadCatalogue` resolved with. */
export function loadSeed(run: Run, options: LoadOptions = {}): Promise<readonly string[]> {
  return loadStages('seed', readSeedStages(), run, options);
}

/** Clusters, awards, joint organs and the chain of documents that the five reports name; it rests on their figures. */
export function loadGroups(run: Run, options: LoadOptions = {}): Promise<readonly string[]> {
  return loadStages('groups', readGroupStages(), run, options);
}

/** The sample set over the units of a loaded catalogue. */
export function loadSample(
  run: Run,
  units: UnitHistory,
  options: LoadOptions = {},
): Promise<readonly string[]> {
  return loadStages('sample', readSampleStages(units), run, options);
}

/** Each stage rests on the ones before it: the first registers the documents that the others speak of. */
async function loadStages(
  name: string,
  stages: readonly (readonly LoadCommand[])[],
  run: Run,
  options: LoadOptions,
): Promise<readonly string[]> {
  const total = stages.reduce((sum, stage) => sum + stage.length, 0);
  let done = 0;
  let after = options.after ?? [];
  let documents: readonly string[] = [];
  for (const [index, stage] of stages.entries()) {
    const progress = (each: Progress): void =>
      options.progress?.({ stage: name, done: done + each.done, total });
    const positions = await loadStage(name, stage, run, { ...options, after, progress });
    if (index === 0) [after, documents] = [[...after, ...positions], positions];
    done += stage.length;
  }
  return documents;
}

const PATIENCE_MS = 180_000;
const PASSING: ReadonlySet<string> = new Set([
  'NOT_YET',
  'UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'VERSION_CONFLICT',
  'RATE_LIMITED',
]);

async function loadStage(
  stage: string,
  commands: readonly LoadCommand[],
  run: Run,
  { progress, concurrency = 128, after = [] }: LoadOptions,
): Promise<readonly string[]> {
  const positions: string[] = [];
  let next = 0;
  let done = 0;
  const total = commands.length;
  const work = async (): Promise<void> => {
    while (next < total) {
      const index = next;
      next += 1;
      const { position } = await send(commands[index]!, run, after);
      if (position !== undefined) positions[index] = position;
      done += 1;
      progress?.({ stage, done, total });
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, total) }, work));
  return positions.filter((position) => position !== undefined);
}

/** What passes by itself is sent again with the same commandId until patience ends. */
async function send(command: LoadCommand, run: Run, after: readonly string[]): Promise<RunResult> {
  const begun = Date.now();
  for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
    const result = await run(command.command, command.input, { after, by: command.by });
    if (result.ok) return result;
    const passing = PASSING.has(result.error?.code ?? '');
    if (!passing || Date.now() - begun > PATIENCE_MS) throw new LoadError(command, result);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
