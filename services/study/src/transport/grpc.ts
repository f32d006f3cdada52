import { StudyServiceService } from '@trienkhai/proto/trienkhai/study/v1/service';
import type { GrpcService } from '@trienkhai/runtime/grpc-server';
import { completionEndpoints } from './completions.ts';
import { reportEndpoints, type ReportParts } from './reports.ts';
import { sessionEndpoints } from './sessions.ts';

export function studyService(parts: ReportParts): GrpcService {
  return {
    definition: StudyServiceService,
    handlers: { ...sessionEndpoints(parts), ...reportEndpoints(parts), ...completionEndpoints(parts) },
  };
}
