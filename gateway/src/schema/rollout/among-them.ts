import type { Stage as WireStage } from '@trienkhai/proto/trienkhai/common/v1/types';
import type { Stage } from '../generated/types.ts';
import { isGiven } from '../given.ts';
import { known } from '../words.ts';

/** Those asked for, in the order of the stages; all where none are named. */
export function amongThem<Each extends { readonly stage: WireStage }>(
  stages: readonly Each[],
  only: readonly Stage[] | null | undefined,
): readonly Each[] {
  return isGiven(only) ? stages.filter(({ stage }) => only.includes(known('STAGE_', stage))) : stages;
}
