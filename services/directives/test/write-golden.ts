import { writeGolden } from '@trienkhai/testkit/write-golden';
import { directiveCodec, numberCodec, progressCodec } from '../src/storage/event-codec.ts';
import { directives, numbers, stages } from './events.ts';

writeGolden('directives.directive', { streamId: 'directive:05', codec: directiveCodec, events: directives });
writeGolden('directives.number', { streamId: 'number:k', codec: numberCodec, events: numbers });
writeGolden('directives.progress', { streamId: 'progress:05:1', codec: progressCodec, events: stages });
