import type { ApplyReorganisation } from '../../../generated/graphql.ts';
import { idOf, type Giver, type Passage, type Plan } from './plan.ts';

/** A plan as the command takes it, and at which row of the form each part of it stands. */
export interface Composed {
  readonly input: ApplyReorganisation;
  /** The place in the form of a path in the input: the key of a row, or the name of a field above them. */
  placeOf(path: readonly string[]): string;
}

/** Only a plan in which nothing is missing makes a command that can be judged. */
export function compose(plan: Plan): Composed {
  const ending = plan.givers.filter(({ ends }) => ends);
  const passing = plan.givers.flatMap((giver) => giver.passages.map((passage) => ({ giver, passage })));
  const places: Readonly<Record<string, readonly { readonly key: string }[]>> = {
    openings: plan.openings,
    revisions: plan.revisions,
    closings: ending,
    successions: passing.map(({ passage }) => passage),
  };
  return {
    input: {
      commandId: plan.commandId,
      effectiveOn: plan.effectiveOn ?? '',
      issuedOn: plan.issuedOn ?? '',
      decrees: linesOf(plan.decrees),
      openings: plan.openings.map((opening) => openingOf(opening, plan)),
      revisions: plan.revisions.map((revision) => revisionOf(revision, plan)),
      closings: ending.map((giver) => ({ unit: giver.unit ?? '', ...said({ reason: giver.reason }) })),
      successions: passing.map(({ giver, passage }) => successionOf(giver, passage, plan)),
    },
    placeOf: ([part = '', index]) => places[part]?.[Number(index)]?.key ?? part,
  };
}

export function linesOf(text: string): string[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function openingOf({ level, code, name, kind, parent, origin }: Plan['openings'][number], plan: Plan) {
  const above = idOf(parent, plan);
  return {
    level,
    code: code.trim(),
    name: name.trim(),
    kind: kind.trim(),
    origin,
    ...said({ parent: above }),
  };
}

function revisionOf({ unit, name, kind, parent }: Plan['revisions'][number], plan: Plan) {
  return { unit: unit ?? '', ...said({ name, kind, parent: idOf(parent, plan) }) };
}

function successionOf({ unit }: Giver, { to, share, chosen }: Passage, plan: Plan) {
  return { from: unit ?? '', to: idOf(to, plan) ?? '', share, default: chosen };
}

/** The texts that say something. */
function said(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(fields).map(([name, text = '']) => [name, text.trim()] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== ''));
}
