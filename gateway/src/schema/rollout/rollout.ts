import type {
  GetRolloutRequest,
  GetRolloutResponse,
  RolloutScope,
} from '@trienkhai/proto/trienkhai/trace/v1/service';
import { readContext, type AsOf } from '../read.ts';

/** A rollout asked for; its overview is fetched once, and only when a field needs it. */
export interface RolloutPart {
  readonly scope: RolloutScope;
  readonly asOf: AsOf;
  readonly overview: () => Promise<GetRolloutResponse>;
}

type AnswerPart = Partial<Pick<GetRolloutRequest, 'levelsOnly' | 'figuresOnly'>>;

export function startRollout(
  directiveId: string,
  withinId: string | undefined,
  asOf: AsOf,
  part: AnswerPart = {},
): RolloutPart {
  const scope = { directiveId, withinId };
  let answer: Promise<GetRolloutResponse> | undefined;
  return { scope, asOf, overview: () => (answer ??= fetchOverview(scope, asOf, part)) };
}

async function fetchOverview(scope: RolloutScope, asOf: AsOf, part: AnswerPart): Promise<GetRolloutResponse> {
  const { read } = asOf;
  const answer = await read.caller.peers.trace.getRollout(
    { context: readContext(asOf), scope, ...part },
    read.call,
  );
  await read.noted(answer.at);
  return answer;
}
