import { readsGoldenEvents } from '@trienkhai/testkit/contracts/golden-events';
import { awardCodec } from './award-codec.ts';
import { clusterCodec } from './cluster-codec.ts';
import { milestoneCodec, reviewCodec, visitCodec } from './event-codec.ts';
import { periodCodec } from './period-codec.ts';
import { reminderCodec } from './reminder-codec.ts';
import { taskCodec } from './task-codec.ts';

readsGoldenEvents('reviews', {
  award: awardCodec,
  cluster: clusterCodec,
  meeting: taskCodec,
  milestone: milestoneCodec,
  periods: periodCodec,
  reminders: reminderCodec,
  review: reviewCodec,
  visit: visitCodec,
});
