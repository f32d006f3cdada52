import type { Day } from '@trienkhai/kernel/day';
import { scopeOf } from '../as-of.ts';
import { isGiven } from '../given.ts';
import { readContext, type AsOf } from '../read.ts';

export interface ChainArguments {
  readonly depth?: number | null | undefined;
  readonly facts?: number | null | undefined;
  readonly within?: string | null | undefined;
  readonly on?: Day | null | undefined;
  readonly knownAt?: string | null | undefined;
  readonly upwards?: boolean;
}

const DEPTH = 6;
const FACTS = 3;

/** The chain of one document downwards, or upwards without the first: that is the document itself. */
export async function fetchChain(inherited: AsOf, directiveId: string, args: ChainArguments) {
  const { read } = inherited;
  const knownAt = isGiven(args.knownAt) ? new Date(args.knownAt) : inherited.knownAt;
  const { within, asOf } = scopeOf(read, args, { on: inherited.on, knownAt });
  const { steps, at } = await read.caller.peers.trace.getChain(
    {
      context: readContext(asOf),
      scope: { directiveId, withinId: within },
      depth: Math.max(0, args.depth ?? DEPTH),
      facts: Math.max(0, args.facts ?? FACTS),
      upwards: args.upwards === true,
    },
    read.call,
  );
  await read.noted(at);
  const shown = args.upwards ? steps.slice(1) : steps;
  return shown.map((step) => ({ ...step, asOf }));
}
