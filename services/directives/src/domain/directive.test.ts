import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, draft, facts, ID, OTHER, registeredAs } from '../../test/directives-fixture.ts';
import { directiveDecider, placesOfDirective } from './directive.ts';
import type { DirectiveEvent } from './directive-events.ts';
import type { DirectiveDraft } from './directive-facts.ts';

const { given } = deciderSpec(directiveDecider, context);
const registered = registeredAs(ID);
const abandoned: DirectiveEvent = { type: 'RegistrationAbandoned', directiveId: ID, registerKey: 'k' };
const register = (change: Partial<DirectiveDraft> = {}) =>
  ({ type: 'RegisterDirective', directiveId: ID, draft: { ...draft, ...change }, sample: false }) as const;
const correct = (change: Partial<DirectiveDraft> = {}) =>
  ({
    type: 'CorrectDirective',
    directiveId: ID,
    draft: { ...draft, ...change },
    reason: 'Sửa ngày',
  }) as const;

describe('registering', () => {
  test('keeps the normalised symbol, its type, and the term that the day of issue tells', () => {
    given().when(register()).then(registered);
  });

  test('keeps whom it binds, in the order of the levels, and where it can be read', () => {
    const source = { url: 'https://example.org/05-ct-tw', sha256: 'a'.repeat(64) };
    const addressees = { levels: ['COMMUNE', 'PROVINCE'], unitIds: [] } as const;
    given()
      .when(register({ source, addressees }))
      .then(registeredAs(ID, { source, addressees: { levels: ['PROVINCE', 'COMMUNE'], unitIds: [] } }));
  });

  test('keeps whether only its addressees may know of it; a correction leaves that as it stands unless it says so', () => {
    const restricted = registeredAs(ID, { access: 'ADDRESSEES' });
    given()
      .when(register({ access: 'ADDRESSEES' }))
      .then(restricted);
    given()
      .when(register({ access: 'OPEN' }))
      .then(registered);
    given(restricted).when(correct()).then();
    given(restricted)
      .when(correct({ access: 'OPEN' }))
      .then({ type: 'DirectiveCorrected', directiveId: ID, facts, reason: 'Sửa ngày' });
    given(registered)
      .when(correct({ access: 'ADDRESSEES' }))
      .then({ type: 'DirectiveCorrected', directiveId: ID, facts: restricted.facts, reason: 'Sửa ngày' });
  });

  test('without a symbol needs a type, and reserves nothing', () => {
    given()
      .when(register({ symbol: undefined, type: 'nghị quyết đại hội' }))
      .then(
        registeredAs(ID, {
          symbol: undefined,
          type: 'nghị quyết đại hội',
          term: undefined,
          registerKey: undefined,
        }),
      );
    given()
      .when(register({ symbol: undefined }))
      .thenFails('INVALID_ARGUMENT', ['type']);
  });

  test.each<
    [string, Partial<DirectiveDraft>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenFails']>]
  >([
    ['a symbol that is none', { symbol: '05/CT-TW' }, ['SYMBOL_INVALID', ['symbol']]],
    ['an issuer that is none', { issuerId: 'organ:none' }, ['ISSUER_UNKNOWN', ['issuer']]],
    ['an issuer of later days', { issuerId: SMALL_COUNTRY.newProvince }, ['UNIT_NOT_VALID', ['issuer']]],
    ['a day to come', { issuedOn: '2024-07-09' }, ['DATE_INVALID', ['issuedOn']]],
    ['an impossible day', { issuedOn: '2023-02-29' }, ['DATE_INVALID', ['issuedOn']]],
    ['an empty title', { title: ' ' }, ['INVALID_ARGUMENT', ['title']]],
    ['an over-long title', { title: 'a'.repeat(1001) }, ['TEXT_TOO_LONG', ['title']]],
    ['an over-long symbol', { symbol: '1'.repeat(101) }, ['TEXT_TOO_LONG', ['symbol']]],
    [
      'a source that is no link',
      { source: { url: 'javascript:1' } },
      ['INVALID_ARGUMENT', ['source', 'url']],
    ],
    ['a hash that is none', { source: { sha256: 'ABC' } }, ['INVALID_ARGUMENT', ['source', 'sha256']]],
    [
      'levels and units together',
      { addressees: { levels: ['COMMUNE'], unitIds: [SMALL_COUNTRY.commune] } },
      ['INVALID_ARGUMENT', ['addressees']],
    ],
    [
      'an unknown addressee',
      { addressees: { levels: [], unitIds: ['commune:1:2021-11-01'] } },
      ['UNIT_UNKNOWN', ['addressees', 'units', '0']],
    ],
  ])('refuses %s', (_, change, [code, path]) => {
    given().when(register(change)).thenFails(code, path);
  });

  test('without a day of issue is taken from an issuer that has ended since', () => {
    const undated = { symbol: undefined, type: 'kế hoạch', issuerId: SMALL_COUNTRY.district };
    const later = { ...context, today: '2026-01-01' };
    given()
      .when(register({ ...undated, issuedOn: undefined }), later)
      .then(registeredAs(ID, { ...undated, issuedOn: undefined, term: undefined, registerKey: undefined }));
    given()
      .when(register({ ...undated, issuedOn: '2025-07-01' }), later)
      .thenFails('UNIT_NOT_VALID', ['issuer']);
  });

  test('again, or after it was given up, is refused', () => {
    given(registered)
      .when(register({ title: 'khác' }))
      .thenFails('ALREADY_RECORDED');
    given(abandoned).when(register()).thenFails('REGISTRATION_ABANDONED');
  });
});

describe('a registration that never got beyond its number', () => {
  const abandon = { type: 'AbandonRegistration', directiveId: ID, registerKey: 'k' } as const;

  test('is closed for ever, unless it came first', () => {
    given().when(abandon).then(abandoned);
    given(registered).when(abandon).thenFails('ALREADY_RECORDED');
    given(abandoned).when(abandon).thenFails('ALREADY_RECORDED');
  });

  test('takes no other command', () => {
    given(abandoned).when(correct()).thenFails('REGISTRATION_ABANDONED');
  });
});

describe('correcting', () => {
  test('carries the whole new facts and the reason, and remembers the number it gave up', () => {
    const corrected: DirectiveEvent = {
      type: 'DirectiveCorrected',
      directiveId: ID,
      facts: { ...facts, symbol: '06-CT/TW', registerKey: 'centre:TW:2021-11-01/TW/CT/6/term-12' },
      reason: 'Sửa ngày',
    };
    given(registered)
      .when(correct({ symbol: '06-CT/TW' }))
      .then(corrected);
    const state = [registered, corrected].reduce(directiveDecider.evolve, directiveDecider.initialState);
    expect(state).toMatchObject({ formerKeys: [facts.registerKey] });
  });

  test('to what already stands changes nothing', () => {
    given(registered).when(correct()).thenNothing();
  });

  test('needs a directive', () => {
    given().when(correct()).thenFails('DIRECTIVE_UNKNOWN', ['directive']);
  });

  test('rights are judged with the issuer as it was and as it shall be', () => {
    const moved = correct({ issuerId: SMALL_COUNTRY.otherProvince, issuedOn: '2022-01-01' });
    const state = directiveDecider.evolve(directiveDecider.initialState, registered);
    expect(placesOfDirective(state, moved, context.today)).toMatchObject([
      { unitId: SMALL_COUNTRY.politburo, day: '2016-05-15' },
      { unitId: SMALL_COUNTRY.otherProvince, day: '2022-01-01' },
    ]);
  });
});

describe('links', () => {
  const link = (toId: string) => ({ type: 'LinkDirectives', fromId: ID, toId, kind: 'IMPLEMENTS' }) as const;
  const linked: DirectiveEvent = { type: 'DirectivesLinked', fromId: ID, toId: OTHER, kind: 'IMPLEMENTS' };
  const unlink = {
    type: 'UnlinkDirectives',
    fromId: ID,
    toId: OTHER,
    kind: 'IMPLEMENTS',
    reason: 'Nhầm',
  } as const;
  const unlinked: DirectiveEvent = { ...unlink, type: 'DirectivesUnlinked' };

  test('join two registered documents once', () => {
    given(registered).when(link(OTHER)).then(linked);
    given(registered, linked).when(link(OTHER)).thenNothing();
  });

  test('do not join a document with itself or with one that is not registered', () => {
    given(registered).when(link(ID)).thenFails('LINK_INVALID', ['to']);
    given(registered).when(link('directive:none')).thenFails('DIRECTIVE_UNKNOWN', ['to']);
    given().when(link(OTHER)).thenFails('DIRECTIVE_UNKNOWN', ['from']);
  });

  test('do not run both ways', () => {
    const back = { toId: ID, kind: 'IMPLEMENTS' } as const;
    const target = { ...context.registered(OTHER)!, links: [back] };
    given(registered)
      .when(link(OTHER), { ...context, registered: () => target })
      .thenFails('LINK_INVALID', ['kind']);
  });

  test('are undone once, with a reason', () => {
    given(registered, linked).when(unlink).then(unlinked);
    given(registered, linked, unlinked).when(unlink).thenFails('LINK_INVALID');
  });
});

describe('wordings and target days', () => {
  const alias = (text: string) => ({ type: 'AddCitationAlias', directiveId: ID, text }) as const;

  test('a wording counts once, however its tone marks are written', () => {
    const added: DirectiveEvent = {
      type: 'CitationAliasAdded',
      directiveId: ID,
      text: 'Chỉ thị 05 khóa XII',
    };
    given(registered).when(alias(' Chỉ thị 05 khóa XII ')).then(added);
    given(registered, added).when(alias('chỉ thị 05 khoá XII')).thenNothing();
  });

  test('target days replace the whole setting', () => {
    const targets = [{ stage: 'RECEIVED', level: 'COMMUNE', days: 60 }] as const;
    const set = { type: 'SetTargetDays', directiveId: ID, targets } as const;
    const event: DirectiveEvent = { type: 'TargetDaysSet', directiveId: ID, targets };
    given(registered).when(set).then(event);
    given(registered, event).when(set).thenNothing();
    given(registered)
      .when({ ...set, targets: [{ stage: 'ISSUED', level: 'CENTRE', days: 1 }] })
      .thenFails('INVALID_ARGUMENT', ['targets', '0', 'stage']);
    given(registered)
      .when({ ...set, targets: [{ stage: 'PLANNED', level: 'COMMUNE', days: 3661 }] })
      .thenFails('COUNT_INVALID', ['targets', '0', 'days']);
    given(registered)
      .when({ ...set, targets: [...targets, ...targets] })
      .thenFails('INVALID_ARGUMENT', ['targets', '1']);
  });
});

describe('the end of a directive', () => {
  const supersede = (on: string, byId = OTHER) =>
    ({ type: 'SupersedeDirective', directiveId: ID, byId, on }) as const;
  const recall = (on: string) =>
    ({ type: 'RecallDirective', directiveId: ID, on, reason: 'Thu hồi' }) as const;

  test('another one takes its place, also from a day to come', () => {
    const superseded: DirectiveEvent = {
      type: 'DirectiveSuperseded',
      directiveId: ID,
      byId: OTHER,
      on: '2025-01-01',
    };
    given(registered).when(supersede('2025-01-01')).then(superseded);
    given(registered, superseded).when(supersede('2025-01-01')).thenNothing();
    given(registered, superseded).when(supersede('2025-02-01')).thenFails('ALREADY_RECORDED');
    given(registered).when(supersede('2025-01-01', ID)).thenFails('LINK_INVALID');
    given(registered).when(supersede('2016-05-14')).thenFails('DATE_INVALID', ['on']);
  });

  test('whoever registered or corrected the new one does not put it in the place of another', () => {
    const by = (actor: string) => ({ ...context, principal: { actor }, writers: ['first', 'second'] });
    for (const writer of ['first', 'second']) {
      given(registered).when(supersede('2025-01-01'), by(writer)).thenFails('FOUR_EYES', ['by']);
    }
    given(registered)
      .when(supersede('2025-01-01'), by('third'))
      .then({ type: 'DirectiveSuperseded', directiveId: ID, byId: OTHER, on: '2025-01-01' });
  });

  test('the issuer recalls it once, not before it was issued and not ahead', () => {
    const recalled: DirectiveEvent = {
      type: 'DirectiveRecalled',
      directiveId: ID,
      on: '2024-06-01',
      reason: 'Thu hồi',
    };
    given(registered).when(recall('2024-06-01')).then(recalled);
    given(registered, recalled).when(recall('2024-06-01')).thenNothing();
    given(registered, recalled).when(recall('2024-06-02')).thenFails('ALREADY_RECORDED', ['on']);
    given(registered).when(recall('2016-05-14')).thenFails('DATE_INVALID', ['on']);
    given(registered).when(recall('2024-07-09')).thenFails('DATE_INVALID', ['on']);
  });
});
