import { ReviewsServiceService } from '@trienkhai/proto/trienkhai/reviews/v1/service';
import type { FactParts } from '@trienkhai/runtime/fact-parts';
import type { GrpcService } from '@trienkhai/runtime/grpc-server';
import { awardEndpoints } from './awards.ts';
import { clusterEndpoints } from './clusters.ts';
import { milestoneEndpoints } from './milestones.ts';
import { periodEndpoints } from './periods.ts';
import { reviewEndpoints } from './reviews.ts';
import { taskEndpoints } from './tasks.ts';
import { visitEndpoints } from './visits.ts';

export function reviewsService(parts: FactParts): GrpcService {
  return {
    definition: ReviewsServiceService,
    handlers: {
      ...milestoneEndpoints(parts),
      ...reviewEndpoints(parts),
      ...visitEndpoints(parts),
      ...clusterEndpoints(parts),
      ...awardEndpoints(parts),
      ...periodEndpoints(parts),
      ...taskEndpoints(parts),
    },
  };
}
