import type { DirectiveLookup } from '@trienkhai/kernel/rules/directive';
import type { FactContext } from '@trienkhai/kernel/rules/unit';

/** What every decision of this service rests on besides its own stream. */
export interface ReviewsContext extends FactContext {
  readonly directive: DirectiveLookup;
  /** The account that acts. */
  readonly principal: { readonly actor: string };
}
