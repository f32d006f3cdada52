import type { ServiceConfig } from '@trienkhai/runtime/config';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createWritingService } from '@trienkhai/runtime/writing-service';
import type { ServiceOverrides } from '@trienkhai/runtime/writing-service';
import { openReferences } from './references.ts';
import { reviewsService } from './transport/grpc.ts';

/** Milestones, reviews and visits. */
export function createReviews(config: ServiceConfig, overrides: ServiceOverrides = {}): ServiceHandle {
  return createWritingService(
    config,
    {
      context: 'reviews',
      references: openReferences,
      services: (parts, { lookup }) => [reviewsService({ ...parts, directives: lookup })],
    },
    overrides,
  );
}
