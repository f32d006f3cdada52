import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { UnlessSilent } from '@trienkhai/runtime/document-store/silence';
import type { CallContext, GrpcService } from '@trienkhai/runtime/grpc-server';
import { activityHandlers } from './activities.ts';
import { compareHandlers } from './compare.ts';
import { awardHandlers } from './awards.ts';
import { clusterHandlers } from './clusters.ts';
import { directiveHandlers, type DirectiveQueries } from './directives.ts';
import { historyHandlers } from './history.ts';
import type { RolloutQueries } from './opened-rollout.ts';
import { periodHandlers } from './periods.ts';
import { reportingHandlers } from './reporting.ts';
import { questionHandlers } from './questions.ts';
import { rolloutHandlers } from './rollouts.ts';
import { stageFactHandlers } from './stage-facts.ts';
import { statusHandlers, type StatusSources } from './status.ts';
import { taskHandlers } from './tasks.ts';
import { unseenHandlers } from './unseen.ts';
import { watchHandlers, type WatchSources } from './watch.ts';

export type TraceQueries = DirectiveQueries & RolloutQueries & WatchSources & StatusSources;

/** `trienkhai.trace.v1.TraceService`: to every account what its roles let it see. */
export function traceService(queries: TraceQueries, unlessSilent: UnlessSilent): GrpcService {
  const answers: GrpcService['handlers'] = {
    ...directiveHandlers(queries),
    ...rolloutHandlers(queries),
    ...compareHandlers(queries),
    ...activityHandlers(queries),
    ...historyHandlers(queries),
    ...periodHandlers(queries),
    ...clusterHandlers(queries),
    ...awardHandlers(queries),
    ...reportingHandlers(queries),
    ...questionHandlers(queries),
    ...taskHandlers(queries),
    ...stageFactHandlers(queries),
    ...unseenHandlers(queries),
    ...statusHandlers(queries),
  };
  const guarded = Object.entries(answers).map(([name, answer]) => [
    name,
    (request: unknown, call: CallContext) => unlessSilent(answer(request, call) as Promise<unknown>),
  ]);
  return {
    definition: TraceServiceService,
    handlers: { ...Object.fromEntries(guarded), ...watchHandlers(queries) },
  };
}
