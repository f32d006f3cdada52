import type { ServiceConfig } from '@trienkhai/runtime/config';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createWritingService } from '@trienkhai/runtime/writing-service';
import type { ServiceOverrides } from '@trienkhai/runtime/writing-service';
import { openReferences } from './references.ts';
import { studyService } from './transport/grpc.ts';

/** Study sessions, reported totals and completed study. */
export function createStudy(config: ServiceConfig, overrides: ServiceOverrides = {}): ServiceHandle {
  return createWritingService(
    config,
    {
      context: 'study',
      references: openReferences,
      services: (parts, { lookup, locks }) => [studyService({ ...parts, directives: lookup, locks })],
    },
    overrides,
  );
}
