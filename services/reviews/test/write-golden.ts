import { writeGolden } from '@trienkhai/testkit/write-golden';
import { awardCodec } from '../src/storage/award-codec.ts';
import { clusterCodec } from '../src/storage/cluster-codec.ts';
import { milestoneCodec, reviewCodec, visitCodec } from '../src/storage/event-codec.ts';
import { periodCodec } from '../src/storage/period-codec.ts';
import { reminderCodec } from '../src/storage/reminder-codec.ts';
import { taskCodec } from '../src/storage/task-codec.ts';
import { awardEvents } from './award-events.ts';
import { CLUSTER } from './cluster-fixture.ts';
import { clusterEvents } from './cluster-events.ts';
import { milestones, reviews, visits } from './events.ts';
import { periodEvents } from './period-events.ts';
import { reminderEvents } from './reminder-events.ts';
import { taskEvents } from './task-events.ts';

writeGolden('reviews.award', { streamId: 'award:1', codec: awardCodec, events: awardEvents });
writeGolden('reviews.cluster', { streamId: CLUSTER, codec: clusterCodec, events: clusterEvents });
writeGolden('reviews.meeting', { streamId: 'meeting:1', codec: taskCodec, events: taskEvents });
writeGolden('reviews.milestone', { streamId: 'milestone:1', codec: milestoneCodec, events: milestones });
writeGolden('reviews.periods', {
  streamId: 'periods:district:872:2021-11-01',
  codec: periodCodec,
  events: periodEvents,
});
writeGolden('reviews.reminders', {
  streamId: 'reminders:period:1',
  codec: reminderCodec,
  events: reminderEvents,
});
writeGolden('reviews.review', { streamId: 'review:1', codec: reviewCodec, events: reviews });
writeGolden('reviews.visit', { streamId: 'visit:1', codec: visitCodec, events: visits });
