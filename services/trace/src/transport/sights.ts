import { dayOf } from '@trienkhai/kernel/day';
import { readsWith, rightsOf, type Principal } from '@trienkhai/runtime/auth';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { seesAll } from '@trienkhai/runtime/sight';
import type { UnitFeed } from '@trienkhai/runtime/unit-feed';
import type { ReadModels } from '../storage/read-models.ts';
import { sightOf, unlimited, type Sight } from '../storage/sight.ts';

export interface SightSources {
  readonly units: Pick<UnitFeed, 'current' | 'grants'>;
  readonly models: Pick<ReadModels, 'directives'>;
  snapshot(): ProjectionSnapshot;
  readonly now: () => Date;
}

/** What an account may read, by its roles as they stand now. */
export function createSights({ units, models, snapshot, now }: SightSources) {
  return async (principal: Principal): Promise<Sight> => {
    const source = { units: units.current(), grants: units.grants };
    const rights = readsWith(rightsOf(principal, source, dayOf(now())));
    const all = unlimited(snapshot());
    return seesAll(rights) ? all : sightOf(all.snapshot, await models.directives(all), rights);
  };
}
