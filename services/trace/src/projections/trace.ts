import { activities } from './activities.ts';
import { awards } from './awards.ts';
import { clusters } from './clusters.ts';
import { directives } from './directives.ts';
import { periods } from './periods.ts';
import { progress } from './progress.ts';
import { tasks } from './tasks.ts';

/** Everything that trace folds, under one version: change what is stored and the version rises. */
export const TRACE = {
  name: 'trace',
  version: 5,
  projections: [directives, progress, activities, periods, clusters, awards, tasks],
} as const;
