/** As much of Stryker's report as is read. */
export interface MutationReport {
  readonly files: Readonly<Record<string, MutatedFile>>;
}
interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}
interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Spot; readonly end: Spot };
}
/** Both count from 1. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** How many mutants of a file there were, and how many of them a test noticed. */
export interface Score {
  readonly file: string;
  readonly killed: number;
  readonly mutants: number;
}

const NOTICED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);

/** What is left out or does not even load counts as no mutant. */
export function scoresOf({ files }: MutationReport, wanted: readonly string[]): readonly Score[] {
  return wanted.map((file) => {
    const mutants = files[file]?.mutants ?? [];
    const killed = mutants.filter(({ status }) => NOTICED.has(status)).length;
    const survived = mutants.filter(({ status }) => UNNOTICED.has(status)).length;
    return { file, killed, mutants: killed + survived };
  });
}

export function sumOf(scores: readonly Score[]): Omit<Score, 'file'> {
  const add = (of: 'killed' | 'mutants') => scores.reduce((sum, score) => sum + score[of], 0);
  return { killed: add('killed'), mutants: add('mutants') };
}

/** Rounded down: 95 % are no less. */
export function percentOf({ killed, mutants }: Omit<Score, 'file'>): number {
  return mutants === 0 ? 0 : Math.floor((1000 * killed) / mutants) / 10;
}

/** A line for each that no test noticed: where it stands, what stood there and what stood there instead. */
export function survivorsIn({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants
      .filter(({ status }) => UNNOTICED.has(status))
      .map(({ mutatorName, status, replacement = '', location: { start, end } }) => {
        const lines = source.split('\n').slice(start.line - 1, end.line);
        const last = lines.length - 1;
        lines[last] = lines[last]!.slice(0, end.column - 1);
        lines[0] = lines[0]!.slice(start.column - 1);
        const [was, is] = [lines.join('\n'), replacement].map((text) => text.replaceAll(/\s+/g, ' '));
        return `${path}:${start.line}:${start.column} ${status} ${mutatorName}: ${was} → ${is}`;
      }),
  );
}
