import { ReviewsServiceService } from '@trienkhai/proto/trienkhai/reviews/v1/service';
import type { GrpcService } from '@trienkhai/runtime/grpc-server';
import { milestoneEndpoints } from './milestones.ts';
import type { ReviewsParts } from './reviews-parts.ts';
import { reviewEndpoints } from './reviews.ts';
import { visitEndpoints } from './visits.ts';

export function reviewsService(parts: ReviewsParts): GrpcService {
  return {
    definition: ReviewsServiceService,
    handlers: { ...milestoneEndpoints(parts), ...reviewEndpoints(parts), ...visitEndpoints(parts) },
  };
}
