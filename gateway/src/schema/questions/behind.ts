import { asOfAsked, territoryOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { QueryBehindArgs } from '../generated/types.ts';
import { present } from '../nodes.ts';
import { readContext, type Read } from '../read.ts';
import { wire } from '../words.ts';

/** One page of those who are behind, with the counts around it. */
export async function fetchBehind(read: Read, args: QueryBehindArgs) {
  const { within, asOf } = territoryOf(read, args, asOfAsked(read, args));
  const request = {
    context: readContext(asOf),
    scope: { directiveId: args.directive, withinId: within },
    level: wire('LEVEL_', args.level),
    stage: wire('STAGE_', args.stage),
  };
  const { trace } = read.caller.peers;
  let answer: Awaited<ReturnType<typeof trace.listBehind>> | undefined;
  const page = await fetchPage(
    read,
    args,
    async (asked) => (answer = await trace.listBehind({ ...request, page: asked }, read.call)),
    (unit) => ({ ...unit, asOf }),
  );
  const { all, byParent } = present(answer);
  return {
    ...page,
    all: { ...present(all), asOf },
    byParent: byParent.map((count) => ({ ...count, asOf })),
  };
}
