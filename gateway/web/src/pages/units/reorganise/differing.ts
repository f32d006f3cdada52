import type { Outcome } from './outcomes.ts';
import { outcomesOf } from './outcomes.ts';
import type { Named, Plan } from './plan.ts';

/** What one plan says and the other does not. */
export interface Differing {
  readonly recorded: readonly string[];
  readonly written: readonly string[];
}

export interface Wording {
  readonly nameOf: (unit: Named) => string;
  readonly line: (outcome: Outcome, nameOf: (unit: Named) => string) => string;
  readonly head: (plan: Plan) => readonly string[];
}

/** Two plans compared sentence by sentence, whatever the order in which their rows stand. */
export function differing(
  [recorded, ofRecorded]: readonly [Plan, Wording],
  [written, ofWritten]: readonly [Plan, Wording],
): Differing {
  const [said, mine] = [linesOf(recorded, ofRecorded), linesOf(written, ofWritten)];
  return {
    recorded: said.filter((line) => !mine.includes(line)),
    written: mine.filter((line) => !said.includes(line)),
  };
}

function linesOf(plan: Plan, { nameOf, line, head }: Wording): readonly string[] {
  return [...head(plan), ...outcomesOf(plan).map((outcome) => line(outcome, nameOf))];
}
