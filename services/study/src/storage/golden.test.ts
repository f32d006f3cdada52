import { readsGoldenEvents } from '@trienkhai/testkit/contracts/golden-events';
import { completionCodec, reportCodec, sessionCodec } from './event-codec.ts';

readsGoldenEvents('study', { session: sessionCodec, report: reportCodec, study: completionCodec });
