import { fold } from '@trienkhai/kernel/decider';
import { smallCountry, SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { directiveDecider } from '../src/domain/directive.ts';
import type {
  DirectiveContext,
  DirectiveEvent,
  RegisteredDirective,
} from '../src/domain/directive-events.ts';
import type { DirectiveDraft, DirectiveFacts } from '../src/domain/directive-facts.ts';

/** Directive 05-CT/TW of the twelfth term, as a caller writes it and as it is kept. */
export const draft: DirectiveDraft = {
  symbol: 'số 05 - CT/TW',
  title: 'Về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh',
  issuerId: SMALL_COUNTRY.politburo,
  issuedOn: '2016-05-15',
  addressees: { levels: [], unitIds: [] },
};
export const facts: DirectiveFacts = {
  ...draft,
  access: undefined,
  symbol: '05-CT/TW',
  type: 'CT',
  term: 12,
  registerKey: 'centre:TW:2021-11-01/TW/CT/5/term-12',
};

export const ID = 'directive:05';
export const OTHER = 'directive:01';
export const SAMPLE = 'directive:0f0f';

export function registeredAs(directiveId: string, change: Partial<DirectiveFacts> = {}, sample = false) {
  return {
    type: 'DirectiveRegistered',
    directiveId,
    facts: { ...facts, ...change },
    sample,
    warnings: [],
  } satisfies DirectiveEvent;
}

function stateOf(...events: readonly DirectiveEvent[]): RegisteredDirective | undefined {
  const state = fold(directiveDecider, events);
  return state.status === 'registered' ? state : undefined;
}

/** The directives that stand: ID (recalled on 2024-06-01), OTHER (without a day) and SAMPLE. */
const standing: ReadonlyMap<string, RegisteredDirective | undefined> = new Map([
  [
    ID,
    stateOf(registeredAs(ID), {
      type: 'DirectiveRecalled',
      directiveId: ID,
      on: '2024-06-01',
      reason: 'Hết hiệu lực',
    }),
  ],
  [OTHER, stateOf(registeredAs(OTHER, { issuedOn: undefined }))],
  [SAMPLE, stateOf(registeredAs(SAMPLE, {}, true))],
]);

export const context: DirectiveContext = {
  today: '2024-07-08',
  units: smallCountry(),
  registered: (id) => standing.get(id),
  principal: { actor: 'admin@centre' },
  writers: ['office@centre'],
};
