import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import type { Place } from '@trienkhai/kernel/rules/unit';
import { addCitationAlias } from './citation-alias.ts';
import type {
  DirectiveCommand,
  DirectiveContext,
  DirectiveEvent,
  DirectiveState,
  RegisteredDirective,
} from './directive-events.ts';
import { placeOfIssuer } from './directive-facts.ts';
import { recallDirective, supersedeDirective } from './end-of-life.ts';
import { linkDirectives, unlinkDirectives } from './links.ts';
import {
  abandonRegistration,
  correctDirective,
  registerDirective,
  requireRegistered,
} from './registration.ts';
import { setTargetDays } from './target-days.ts';

export const directiveDecider: Decider<DirectiveState, DirectiveCommand, DirectiveEvent, DirectiveContext> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(
  state: DirectiveState,
  command: DirectiveCommand,
  on: DirectiveContext,
): readonly DirectiveEvent[] {
  switch (command.type) {
    case 'RegisterDirective':
      return registerDirective(state, command, on);
    case 'AbandonRegistration':
      return abandonRegistration(state, command);
    case 'AbandonCorrection':
      return [];
    case 'CorrectDirective':
      return correctDirective(requireRegistered(state, command.directiveId), command, on);
    case 'LinkDirectives':
      return linkDirectives(requireRegistered(state, command.fromId, 'from'), command, on);
    case 'UnlinkDirectives':
      return unlinkDirectives(requireRegistered(state, command.fromId, 'from'), command);
    case 'AddCitationAlias':
      return addCitationAlias(requireRegistered(state, command.directiveId), command);
    case 'SetTargetDays':
      return setTargetDays(requireRegistered(state, command.directiveId), command);
    case 'SupersedeDirective':
      return supersedeDirective(requireRegistered(state, command.directiveId), command, on);
    case 'RecallDirective':
      return recallDirective(requireRegistered(state, command.directiveId), command, on);
  }
}

function evolve(state: DirectiveState, event: DirectiveEvent): DirectiveState {
  switch (event.type) {
    case 'DirectiveRegistered':
      return {
        status: 'registered',
        facts: event.facts,
        sample: event.sample,
        formerKeys: [],
        links: [],
        aliases: [],
        targets: [],
      };
    case 'RegistrationAbandoned':
      return { status: 'abandoned' };
    default:
      return state.status === 'registered' ? change(state, event) : state;
  }
}

type Change = Exclude<DirectiveEvent, { readonly type: 'DirectiveRegistered' | 'RegistrationAbandoned' }>;

function change(state: RegisteredDirective, event: Change): RegisteredDirective {
  switch (event.type) {
    case 'DirectiveCorrected':
      return { ...state, facts: event.facts, formerKeys: formerKeys(state, event.facts.registerKey) };
    case 'DirectivesLinked':
      return { ...state, links: [...state.links, { toId: event.toId, kind: event.kind }] };
    case 'DirectivesUnlinked':
      return {
        ...state,
        links: state.links.filter(({ toId, kind }) => toId !== event.toId || kind !== event.kind),
      };
    case 'CitationAliasAdded':
      return { ...state, aliases: [...state.aliases, event.text] };
    case 'TargetDaysSet':
      return { ...state, targets: event.targets };
    case 'DirectiveSuperseded':
      return { ...state, superseded: { byId: event.byId, on: event.on } };
    case 'DirectiveRecalled':
      return { ...state, recalledOn: event.on };
  }
}

function formerKeys({ facts, formerKeys: known }: RegisteredDirective, next: string | undefined) {
  const all = facts.registerKey === undefined ? known : [...known, facts.registerKey];
  return [...new Set(all)].filter((key) => key !== next);
}

/** Where a command acts: with the issuer as recorded and, where facts are given, as given. */
export function placesOfDirective(
  state: DirectiveState,
  command: DirectiveCommand,
  today: Day,
): readonly Place[] {
  const recorded = state.status === 'registered' ? [placeOfIssuer(state.facts, today)] : [];
  return 'draft' in command ? [...recorded, placeOfIssuer(command.draft, today)] : recorded;
}
