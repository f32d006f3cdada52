import { STAGES } from '@trienkhai/kernel/vocabulary';

/** Every unit has these; the issuer's own stage stands in the heading. */
export const GRID_STAGES = STAGES.filter((stage) => stage !== 'ISSUED');
