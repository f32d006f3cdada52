import type { Share } from '@trienkhai/kernel/vocabulary';
import type { Named, Plan } from './plan.ts';

/** One line of what a plan does. */
export interface Outcome {
  /** Undefined: it begins. */
  readonly from?: Named;
  readonly to?: Named;
  readonly share?: Share;
  readonly chosen?: boolean;
  /** False: it gives up a part and goes on. */
  readonly ends?: boolean;
  readonly opens?: boolean;
  /** Why nothing succeeds it. */
  readonly without?: string;
  /** New name, kind or parent of a unit that goes on. */
  readonly changes?: readonly string[];
}

/** Units that begin, then what becomes of each unit that was, as the plan has them. */
export function outcomesOf({ openings, givers, revisions }: Plan): readonly Outcome[] {
  return [
    ...openings.map(({ key }) => ({ to: `new:${key}`, opens: true })),
    ...givers.flatMap(({ unit: from, ends, reason, passages }): Outcome[] =>
      passages.length === 0
        ? [{ from, ends, without: reason.trim() }]
        : passages.map(({ to, share, chosen }) => ({ from, to, share, chosen, ends })),
    ),
    ...revisions.map(({ unit: from, kind, name, parent }) => ({
      from,
      changes: [kind, name, parent ?? ''].map((each) => each.trim()).filter((each) => each !== ''),
    })),
  ];
}

export interface Receiver {
  readonly unit: string;
  readonly from: readonly { readonly id: string; readonly whole: boolean }[];
}

/** How many pictures are worth looking at. */
const MOST = 6;

/** The first units into which others pass, with those. */
export function receiversOf({ givers }: Pick<Plan, 'givers'>): readonly Receiver[] {
  const passing = givers.flatMap(({ unit = '', passages }) =>
    passages.map(({ to = '', share }) => ({ id: unit, to, whole: share === 'WHOLE' })),
  );
  const byReceiver = [...Map.groupBy(passing, ({ to }) => to)].slice(0, MOST);
  return byReceiver.map(([unit, from]) => ({ unit, from: from.map(({ id, whole }) => ({ id, whole })) }));
}
