import type { DirectiveLookup } from '@trienkhai/kernel/directive-rules';
import type { FactContext } from '@trienkhai/kernel/unit-rules';

/** What every decision of this service rests on besides its own stream. */
export interface ReviewsContext extends FactContext {
  readonly directive: DirectiveLookup;
}
