import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay } from '@trienkhai/kernel/rules/day';
import { requireText } from '@trienkhai/kernel/rules/text';
import { FIRST_KNOWN_DAY } from '@trienkhai/kernel/unit-history';
import { problemsOfCorrection } from './correction.ts';
import { countryBefore, type DatedState } from './country.ts';
import { invalid, noting, requireNone, type Problems } from './problems.ts';
import {
  openedId,
  type Closing,
  type Content,
  type Edge,
  type Opening,
  type Revision,
  type StateEvent,
  type Territory,
  type TerritoryCommand,
  type TerritoryEvent,
} from './reorganisation.ts';
import { problemsOf } from './territory-rules.ts';

/** The one stream of the country's territory. */
export const TERRITORY_STREAM = 'territory';

export interface TerritoryContext {
  readonly today: Day;
}

export const territoryDecider: Decider<Territory, TerritoryCommand, TerritoryEvent, TerritoryContext> = {
  initialState: { states: [], cancelled: [] },
  decide,
  evolve,
};

/** Everything for which the command would be refused. */
export function problemsOfCommand(territory: Territory, command: TerritoryCommand, today: Day): Problems {
  const problems: Problems = [];
  const { effectiveOn: on } = command;
  if (!noting(problems, () => requireDay(on, ['effectiveOn']))) return problems;
  if (command.type !== 'CancelReorganisation') {
    noting(problems, () => requireIssued(command.issuedOn, today));
  }
  if (command.type !== 'ApplyReorganisation') {
    noting(problems, () => requireText(command.reason, 'reason', ['reason']));
    const content = command.type === 'CancelReorganisation' ? undefined : command;
    const day = content?.movedTo ?? on;
    if (!noting(problems, () => requireDay(day, ['movedTo']))) return problems;
    const events = content ? stateEvents(content, day) : [];
    return [...problems, ...problemsOfCorrection(territory, { on, day, content, events })];
  }
  if (!noting(problems, () => requireNext(territory, on))) return problems;
  return [...problems, ...problemsOf(countryBefore(territory.states), on, command)];
}

function decide(
  territory: Territory,
  command: TerritoryCommand,
  context: TerritoryContext,
): readonly TerritoryEvent[] {
  requireNone(problemsOfCommand(territory, command, context.today));
  const { effectiveOn } = command;
  if (command.type === 'CancelReorganisation') {
    const { reason } = command;
    return [{ type: 'ReorganisationCorrected', effectiveOn, reason, cancelled: true }];
  }
  if (command.type === 'ApplyReorganisation') return told(command, effectiveOn);
  const { reason, movedTo = effectiveOn } = command;
  const moved = movedTo === effectiveOn ? { cancelled: false } : { cancelled: true, movedTo };
  return [{ type: 'ReorganisationCorrected', effectiveOn, reason, ...moved }, ...told(command, movedTo)];
}

function told(
  command: Extract<TerritoryCommand, { type: 'ApplyReorganisation' | 'CorrectReorganisation' }>,
  effectiveOn: Day,
): readonly TerritoryEvent[] {
  const { issuedOn, decrees } = command;
  const decided = { type: 'ReorganisationDecided', effectiveOn, issuedOn, decrees } as const;
  return [decided, ...stateEvents(command, effectiveOn)];
}

function requireIssued(issuedOn: Day, today: Day): void {
  if (requireDay(issuedOn, ['issuedOn']) <= today) return;
  throw refuse(
    'DATE_INVALID',
    'Ngày ban hành còn ở phía trước; chỉ ghi nghị quyết đã ban hành.',
    'The day of issue is still to come; record only what has been decreed.',
    { path: ['issuedOn'], facts: { today } },
  );
}

function requireNext({ states }: Territory, on: Day): void {
  const lastOn = states.at(-1)?.effectiveOn;
  if (lastOn === undefined ? on === FIRST_KNOWN_DAY : on > lastOn) return;
  throw invalid(
    ['effectiveOn'],
    lastOn === undefined
      ? `Lần đầu phải là hiện trạng ngày ${FIRST_KNOWN_DAY}.`
      : `Đã có trạng thái từ ngày ${lastOn}; ngày hiệu lực phải sau ngày đó.`,
    lastOn === undefined
      ? `The first state must be that of ${FIRST_KNOWN_DAY}.`
      : `A state from ${lastOn} on is already recorded; take a later day of effect.`,
  );
}

function stateEvents({ openings, revisions, successions, closings }: Content, on: Day): StateEvent[] {
  const succeeded = new Set(successions.map((edge) => edge.fromId));
  return [
    ...openings.map((opening) => opened(opening, on)),
    ...revisions.flatMap((revision) => revised(revision, on)),
    ...successions.map((edge) => succession(edge, on)),
    ...closings.map((closing) => closed(closing, on, succeeded.has(closing.unitId))),
  ];
}

function opened(opening: Opening, on: Day): StateEvent {
  return { type: 'UnitOpened', unitId: openedId(opening, on), ...opening, on };
}

function revised({ unitId, name, kind, parentId }: Revision, on: Day): readonly StateEvent[] {
  const events: StateEvent[] = [];
  if (name !== undefined) events.push({ type: 'UnitRenamed', unitId, name, on });
  if (kind !== undefined) events.push({ type: 'UnitRetyped', unitId, kind, on });
  if (parentId !== undefined) events.push({ type: 'UnitReparented', unitId, parentId, on });
  return events;
}

function succession({ fromId, toId, share, default: isDefault }: Edge, on: Day): StateEvent {
  return { type: 'UnitSucceeded', unitId: fromId, successorId: toId, share, default: isDefault, on };
}

function closed({ unitId, reason }: Closing, on: Day, successorsKnown: boolean): StateEvent {
  return { type: 'UnitClosed', unitId, on, successorsKnown, ...(reason === undefined ? {} : { reason }) };
}

function evolve({ states, cancelled }: Territory, event: TerritoryEvent): Territory {
  switch (event.type) {
    case 'ReorganisationDecided':
      return {
        states: withState(states, { effectiveOn: event.effectiveOn, events: undefined }),
        cancelled: cancelled.filter((day) => day !== event.effectiveOn),
      };
    case 'ReorganisationCorrected':
      return {
        states: states.filter((state) => state.effectiveOn !== event.effectiveOn),
        cancelled: [...cancelled, event.effectiveOn],
      };
    default:
      return { states: withEvent(states, event), cancelled };
  }
}

function withState(states: readonly DatedState[], state: DatedState): readonly DatedState[] {
  return [...states, state].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
}

function withEvent(states: readonly DatedState[], event: StateEvent): readonly DatedState[] {
  const place = states.findLastIndex((state) => state.effectiveOn === event.on);
  const state = states[place];
  return state ? states.with(place, { ...state, events: { event, before: state.events } }) : states;
}
