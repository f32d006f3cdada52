import { readsGoldenEvents } from '@trienkhai/testkit/contracts/golden-events';
import { grantCodec, organCodec, termCodec, territoryCodec } from './event-codec.ts';

readsGoldenEvents('units', {
  territory: territoryCodec,
  organ: organCodec,
  terms: termCodec,
  grants: grantCodec,
});
