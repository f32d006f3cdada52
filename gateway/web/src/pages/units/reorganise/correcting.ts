import type { Command } from '../../../commands/command.ts';
import { CheckCorrectionDocument, CheckReorganisationDocument } from '../../../generated/graphql.ts';
import { ask } from '../../../graphql/ask.ts';
import { compose } from './composed.ts';
import type { Fault } from './missing.ts';
import type { Plan } from './plan.ts';

/** The recorded state that a plan puts right, as it was seen, and why; undefined: it is a new one. */
export type Correcting =
  { readonly day: string; readonly version: number; readonly reason: string } | undefined;

/** Everything for which the plan would be refused as things stand now, each at its place in the form. */
export async function problemsOf(plan: Plan, correcting: Correcting): Promise<readonly Fault[]> {
  const { input, placeOf } = compose(plan);
  const { problems } = correcting
    ? await ask(CheckCorrectionDocument, {
        input: { ...input, effectiveOn: correcting.day },
        reason: correcting.reason,
        movedTo: movedTo(plan, correcting) ?? null,
      })
    : await ask(CheckReorganisationDocument, { input });
  return problems.map(({ path, message }) => ({ place: placeOf(path), message }));
}

/** What records the plan. */
export function commandOf(plan: Plan, correcting: Correcting): Command {
  const input = { ...compose(plan).input };
  if (!correcting) return { name: 'applyReorganisation', input };
  const { day: effectiveOn, version: expectedVersion, reason } = correcting;
  const moved = movedTo(plan, correcting);
  const further = moved === undefined ? {} : { movedTo: moved };
  return {
    name: 'correctReorganisation',
    input: { ...input, effectiveOn, expectedVersion, reason, ...further },
  };
}

/** The day on which it really takes effect, where that is another one than was recorded. */
function movedTo({ effectiveOn }: Plan, { day }: NonNullable<Correcting>): string | undefined {
  return effectiveOn === day ? undefined : effectiveOn;
}
