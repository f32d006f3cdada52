import { DirectivesServiceService } from '@trienkhai/proto/trienkhai/directives/v1/service';
import type { GrpcService } from '@trienkhai/runtime/grpc-server';
import { guardedDirectives } from './directive-handler.ts';
import type { DirectivesParts } from './directives-parts.ts';
import { progressEndpoints } from './progress.ts';
import { registrationEndpoints } from './registration.ts';
import { relationEndpoints } from './relations.ts';
import { settingEndpoints } from './settings.ts';

export function directivesService(parts: DirectivesParts): GrpcService {
  const directives = guardedDirectives(parts);
  return {
    definition: DirectivesServiceService,
    handlers: {
      ...registrationEndpoints(parts, directives),
      ...relationEndpoints(parts, directives),
      ...settingEndpoints(parts, directives),
      ...progressEndpoints(parts),
    },
  };
}
