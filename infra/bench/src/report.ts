import type { BenchRow, LatencyRow, Spread } from './measure.ts';

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly floor: string;
  readonly ours: string;
  readonly ratio: string;
  readonly aim: string;
  /** Absent: nothing is aimed at. */
  readonly met?: boolean;
}

/** Operations per second; the median of the ratios counts. */
export function rateLine({ name, floor, ours, ratio }: BenchRow, aim: number | undefined): Line {
  return {
    what: name,
    floor: `${rate(floor.median)}/s`,
    ours: `${rate(ours.median)}/s`,
    ratio: `${number(ratio.min)} / ${number(ratio.median)} / ${number(ratio.max)}`,
    ...(aim === undefined ? { aim: '' } : { aim: `≥ ${aim} ×`, met: ratio.median >= aim }),
  };
}

export function timeLine(row: LatencyRow & { readonly unit?: string }): Line {
  const { name, ms, floor, ratio, aimMs, aimRatio, unit = 'ms' } = row;
  const aims = [
    aimMs === undefined ? [] : [`≤ ${aimMs} ${unit}`],
    aimRatio === undefined ? [] : [`≤ ${aimRatio} ×`],
  ].flat();
  const met = ms.median <= (aimMs ?? Infinity) && (ratio?.median ?? 0) <= (aimRatio ?? Infinity);
  return {
    what: name,
    floor: floor ? `${spreadOf(floor)} ms` : '',
    ours: `${spreadOf(ms)} ${unit}`,
    ratio: ratio ? spreadOf(ratio) : '',
    aim: aims.join(', '),
    ...(aims.length > 0 ? { met } : {}),
  };
}

const HEAD = [
  '| What | Floor | Ours | Ratio min / median / max | Aim | Met |',
  '| --- | ---: | ---: | ---: | --- | --- |',
];

export function table(lines: readonly Line[]): string {
  const rows = lines.map(({ what, floor, ours, ratio, aim, met }) => {
    const verdict = met === undefined ? '' : met ? 'yes' : '**no**';
    return `| ${[what, floor, ours, ratio, aim, verdict].join(' | ')} |`;
  });
  return [...HEAD, ...rows].join('\n');
}

function spreadOf({ min, median, max }: Spread): string {
  return `${number(min)} / ${number(median)} / ${number(max)}`;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function rate(value: number): string {
  return Math.round(value).toLocaleString('en');
}
