import { loadavg } from 'node:os';

/** What one judge says of one thing. */
export interface Verdict {
  readonly judge: string;
  readonly what: string;
  /** Figures, or the first things found. */
  readonly result: string;
  readonly ok: boolean;
}

export type Say = (verdict: Verdict) => void;

/** What figures of time are to be read with: at twice as many as there are processors they say little. */
export const busy = () => `load ${loadavg()[0]!.toFixed(1)}`;

/** As a line of the table: judge, what, result. */
export function lineOf({ judge, what, result, ok }: Verdict): string {
  return `${ok ? '✓' : '✗'} ${judge.padEnd(14)} ${what.padEnd(44)} ${result}`;
}

/** At most three findings, and how many more there are. */
export function summed(findings: readonly string[]): string {
  if (findings.length === 0) return '0';
  const more = findings.length > 3 ? ` … and ${findings.length - 3} more` : '';
  return `${findings.length}: ${findings.slice(0, 3).join(' | ')}${more}`;
}

export function tableOf(verdicts: readonly Verdict[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
  const rows = verdicts.map(
    ({ judge, what, result, ok }) =>
      `| ${judge} | ${cell(what)} | ${cell(result)} | ${ok ? 'yes' : '**no**'} |`,
  );
  return ['| judge | what | result | passed |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
