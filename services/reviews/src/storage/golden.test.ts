import { readsGoldenEvents } from '@trienkhai/testkit/contracts/golden-events';
import { milestoneCodec, reviewCodec, visitCodec } from './event-codec.ts';

readsGoldenEvents('reviews', { milestone: milestoneCodec, review: reviewCodec, visit: visitCodec });
