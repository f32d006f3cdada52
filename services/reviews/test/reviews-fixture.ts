import { smallCountry } from '@trienkhai/testkit/small-country';
import type { ReviewsContext } from '../src/domain/reviews-context.ts';

/** What the tests of the domain decide against. */
export const DIRECTIVE = 'directive:208';
export const SAMPLE_DIRECTIVE = 'directive:0f0f';

export const context: ReviewsContext = {
  today: '2022-07-08',
  units: smallCountry(),
  principal: { actor: 'recorder@district:872' },
  directive: (id) => {
    if (id === DIRECTIVE) return { sample: false, issuedOn: '2019-11-08' };
    return id === SAMPLE_DIRECTIVE ? { sample: true, issuedOn: undefined } : undefined;
  },
};
