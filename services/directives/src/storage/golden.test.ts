import { readsGoldenEvents } from '@trienkhai/testkit/contracts/golden-events';
import { directiveCodec, numberCodec, progressCodec } from './event-codec.ts';

readsGoldenEvents('directives', { directive: directiveCodec, number: numberCodec, progress: progressCodec });
