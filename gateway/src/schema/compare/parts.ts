import type * as trace from '@trienkhai/proto/trienkhai/trace/v1/compare';
import type { CompareRolloutRequest } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { AsOf } from '../read.ts';

/** A level of a comparison, with the question that its further fields ask again. */
export type LevelChangePart = trace.LevelChange & {
  readonly question: CompareRolloutRequest;
  readonly asOf: AsOf;
};
export type BecamePart = trace.BecameView & { readonly from: AsOf; readonly to: AsOf };
export type HeirPart = trace.HeirView & { readonly asOf: AsOf };
