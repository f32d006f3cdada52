import { writeGolden } from '@trienkhai/testkit/write-golden';
import { completionCodec, reportCodec, sessionCodec } from '../src/storage/event-codec.ts';
import { completions, reports, sessions } from './events.ts';

writeGolden('study.session', { streamId: 'session:1', codec: sessionCodec, events: sessions });
writeGolden('study.report', { streamId: 'report:1', codec: reportCodec, events: reports });
writeGolden('study.study', { streamId: 'study:1:1', codec: completionCodec, events: completions });
