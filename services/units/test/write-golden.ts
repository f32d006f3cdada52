import { writeGolden } from '@trienkhai/testkit/write-golden';
import { grantCodec, organCodec, termCodec, territoryCodec } from '../src/storage/event-codec.ts';
import { grant, organ, term, territory } from './events.ts';

writeGolden('units.territory', { streamId: 'territory', codec: territoryCodec, events: territory });
writeGolden('units.organ', { streamId: 'organ:BCT:2021-11-01', codec: organCodec, events: organ });
writeGolden('units.terms', { streamId: 'terms:centre:TW:2021-11-01', codec: termCodec, events: term });
writeGolden('units.grants', { streamId: 'grants:province:40:2021-11-01', codec: grantCodec, events: grant });
