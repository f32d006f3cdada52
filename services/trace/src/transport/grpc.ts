import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { GrpcService } from '@trienkhai/runtime/grpc-server';
import { activityHandlers } from './activities.ts';
import { directiveHandlers, type DirectiveQueries } from './directives.ts';
import type { RolloutQueries } from './opened-rollout.ts';
import { rolloutHandlers } from './rollouts.ts';
import { statusHandlers, type StatusSources } from './status.ts';
import { watchHandlers, type WatchSources } from './watch.ts';

export type TraceQueries = DirectiveQueries & RolloutQueries & WatchSources & StatusSources;

/** `trienkhai.trace.v1.TraceService`: every account with a valid token may read everything. */
export function traceService(queries: TraceQueries): GrpcService {
  return {
    definition: TraceServiceService,
    handlers: {
      ...directiveHandlers(queries),
      ...rolloutHandlers(queries),
      ...activityHandlers(queries),
      ...watchHandlers(queries),
      ...statusHandlers(queries),
    },
  };
}
