import type { Line } from '../report.ts';
import type { Latency } from './asking.ts';
import type { Compared } from './compared.ts';

/** What was asked and how long the answers took, in ms. */
export interface Named {
  readonly what: string;
  readonly latency: Latency;
  readonly aim?: { readonly p50: number; readonly p99?: number } | undefined;
  /** As a multiple of the same question about today, and the most that it should be. */
  readonly ratio?: number;
  readonly aimRatio?: number | undefined;
}

const EMPTY = { floor: '', ratio: '', aim: '' } as const;

/** Half and 99 of 100 answers took at most so long. */
export function timeLines(title: string, named: readonly Named[]): Line[] {
  return named.map(({ what, latency: { p50, p99 }, aim, ratio, aimRatio }) => {
    const aims = [
      ...(aim ? [`≤ ${[aim.p50, aim.p99].filter((each) => each !== undefined).join(' / ')} ms`] : []),
      ...(aimRatio === undefined ? [] : [`≤ ${aimRatio} × today`]),
    ];
    const isInTime = p50 <= (aim?.p50 ?? Infinity) && p99 <= (aim?.p99 ?? Infinity);
    return {
      what: `${title}: ${what}`,
      floor: '',
      ours: `p50 ${number(p50)} / p99 ${number(p99)} ms`,
      ratio: ratio === undefined ? '' : number(ratio),
      aim: aims.join(', '),
      ...(aims.length > 0 ? { met: isInTime && (ratio ?? 0) <= (aimRatio ?? Infinity) } : {}),
    };
  });
}

/** The aims hold for what trace does; the call to it is told beside them. */
export function comparedLines(title: string, all: readonly Compared[]): Line[] {
  return all.flatMap(({ scope, inTrace, byCall, graphLookup, pathPrefix }) => {
    const against = (name: string, floor: number, ours: number): Line => ({
      what: `${title}: rollout, ${scope}, ${ours === byCall ? 'with the call, ' : ''}against ${name}`,
      floor: `${number(floor)} ms`,
      ours: `${number(ours)} ms`,
      ratio: `${number(floor / ours)} × faster`,
      aim: '',
    });
    const aimed = (name: string, floor: number, least: number): Line => ({
      ...against(name, floor, inTrace),
      aim: `≥ ${least} ×`,
      met: floor / inTrace >= least,
    });
    return [
      aimed('`$graphLookup`', graphLookup, 20),
      aimed('path prefix', pathPrefix, 5),
      against('`$graphLookup`', graphLookup, byCall),
      against('path prefix', pathPrefix, byCall),
    ];
  });
}

export function atMost(what: string, megabytes: number | undefined, most: number): Line {
  const aim = `≤ ${most} MB`;
  if (megabytes === undefined) return { ...EMPTY, what, ours: 'not measured here', aim };
  return { ...EMPTY, what, ours: `${megabytes.toFixed(0)} MB`, aim, met: megabytes <= most };
}

export function untimed(what: string, ours: string): Line {
  return { ...EMPTY, what, ours };
}

/** `1,052,570 events` */
export function titleOf(events: number): string {
  return `${events.toLocaleString('en')} events`;
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
