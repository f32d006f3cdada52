import { fold } from '@trienkhai/kernel/decider';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { describe, expect, test } from '@jest/globals';
import type {
  ApplyReorganisation,
  CorrectReorganisation,
  Opening,
  TerritoryCommand,
  TerritoryEvent,
} from './reorganisation.ts';
import { problemsOfCommand, territoryDecider } from './territory.ts';

const FIRST = '2021-11-01';
const ON = '2026-03-01';
const LATER = '2026-06-01';
const PROVINCE = 'province:40:2021-11-01';
const [WEST, EAST, SOUTH] = ['00001', '00002', '00003'].map((code) => `commune:${code}:2021-11-01`) as [
  string,
  string,
  string,
];
const MERGED = 'commune:00009:2026-03-01';
const reason = 'Nghị quyết đã được đính chính.';
const today = '2026-08-01';

const spec = deciderSpec(territoryDecider, { today });
const nothing = { openings: [], revisions: [], closings: [], successions: [] };

function place(level: Opening['level'], code: string, parentId: string | undefined): Opening {
  return { level, code, name: `Tên ${code}`, kind: 'Xã', parentId, origin: 'created' };
}

function apply(on: string, content: Partial<ApplyReorganisation>): ApplyReorganisation {
  const decrees = ['1/NQ'];
  return { type: 'ApplyReorganisation', effectiveOn: on, issuedOn: on, decrees, ...nothing, ...content };
}

function correct(on: string, content: Partial<ApplyReorganisation>): CorrectReorganisation {
  return { ...apply(on, content), type: 'CorrectReorganisation', reason };
}

const cancel = (on: string) => ({ type: 'CancelReorganisation', effectiveOn: on, reason }) as const;

const snapshot = apply(FIRST, {
  openings: [
    place('CENTRE', 'TW', undefined),
    place('PROVINCE', '40', CENTRE_ID),
    ...['00001', '00002', '00003'].map((code) => place('COMMUNE', code, PROVINCE)),
  ].map((opening) => ({ ...opening, origin: 'first-snapshot' })),
});
const merger = apply(ON, {
  openings: [place('COMMUNE', '00009', PROVINCE)],
  closings: [{ unitId: WEST }, { unitId: EAST }],
  successions: [WEST, EAST].map((fromId) => ({ fromId, toId: MERGED, share: 'WHOLE', default: true })),
});
const renaming = apply(LATER, { revisions: [{ unitId: MERGED, name: 'Tên khác' }] });

function recorded(...commands: readonly TerritoryCommand[]): readonly TerritoryEvent[] {
  return commands.reduce<readonly TerritoryEvent[]>(
    (events, command) => [
      ...events,
      ...territoryDecider.decide(fold(territoryDecider, events), command, { today }),
    ],
    [],
  );
}

describe('a correction', () => {
  test('says what really took effect that day, whole', () => {
    spec
      .given(...recorded(snapshot, merger))
      .when(correct(ON, { revisions: [{ unitId: WEST, kind: 'Phường' }] }))
      .then(
        { type: 'ReorganisationCorrected', effectiveOn: ON, reason, cancelled: false },
        { type: 'ReorganisationDecided', effectiveOn: ON, issuedOn: ON, decrees: ['1/NQ'] },
        { type: 'UnitRetyped', unitId: WEST, kind: 'Phường', on: ON },
      );
  });

  test('is judged by the country before that day, not by the one it made', () => {
    const wider = correct(ON, { ...merger, revisions: [{ unitId: SOUTH, name: 'Nam' }] });
    expect(problemsAfter(recorded(snapshot, merger), wider)).toEqual([]);
    spec
      .given(...recorded(snapshot, merger))
      .when(correct(ON, { revisions: [{ unitId: MERGED, name: 'Nam' }] }))
      .thenFails('UNIT_UNKNOWN', ['revisions', '0', 'unit']);
  });

  test('is refused where a later reorganisation rests on what it takes away', () => {
    const events = recorded(snapshot, merger, renaming);
    const refusal = spec
      .given(...events)
      .when(cancel(ON))
      .thenFails('REORGANISATION_INVALID', ['effectiveOn']);
    const laterFault = { laterCode: 'UNIT_UNKNOWN', laterPath: 'revisions.0.unit', laterProblems: '1' };
    expect(refusal.facts).toEqual({ later: LATER, ...laterFault, problems: '1' });
  });

  test('that takes a reorganisation away needs none but a reason', () => {
    spec
      .given(...recorded(snapshot, merger))
      .when(cancel(ON))
      .then({ type: 'ReorganisationCorrected', effectiveOn: ON, reason, cancelled: true });
    spec
      .given(...recorded(snapshot, merger))
      .when({ ...cancel(ON), reason: ' ' })
      .thenFails('INVALID_ARGUMENT', ['reason']);
  });

  test('after a cancellation the day is free, and the cancelled one can be brought back', () => {
    const events = recorded(snapshot, merger, cancel(ON));
    expect(problemsAfter(events, merger)).toEqual([]);
    expect(problemsAfter(events, correct(ON, merger))).toEqual([]);
    spec
      .given(...events)
      .when(cancel(ON))
      .thenFails('REORGANISATION_INVALID', ['effectiveOn']);
  });

  test('of a day on which nothing was recorded, or a cancellation of the first state', () => {
    spec
      .given(...recorded(snapshot))
      .when(correct(ON, merger))
      .thenFails('REORGANISATION_INVALID', ['effectiveOn']);
    spec
      .given(...recorded(snapshot))
      .when(cancel(FIRST))
      .thenFails('REORGANISATION_INVALID', ['effectiveOn']);
  });

  test('of a correction replaces the correction', () => {
    const events = recorded(snapshot, merger, correct(ON, { revisions: [{ unitId: WEST, kind: 'Phường' }] }));
    const ending = apply(LATER, {
      closings: [{ unitId: WEST }],
      successions: [{ fromId: WEST, toId: EAST, share: 'WHOLE', default: true }],
    });
    expect(problemsAfter(events, ending)).toEqual([]);
    const again = territoryDecider.decide(fold(territoryDecider, events), correct(ON, merger), { today });
    spec
      .given(...events, ...again)
      .when(ending)
      .thenFails('UNIT_NOT_VALID');
  });
});

describe('the day of effect, where it was another one', () => {
  const other = '2026-04-01';
  const merged = `commune:00009:${other}`;
  const move = (movedTo: string, content: Partial<ApplyReorganisation> = mergerOn(movedTo)) => ({
    ...correct(ON, content),
    movedTo,
  });

  function mergerOn(on: string): Partial<ApplyReorganisation> {
    const successions = merger.successions.map((edge) => ({ ...edge, toId: `commune:00009:${on}` }));
    return { openings: merger.openings, closings: merger.closings, successions };
  }

  test('moves with the whole content, which bears the new day', () => {
    const whole = { share: 'WHOLE', default: true, on: other } as const;
    spec
      .given(...recorded(snapshot, merger))
      .when(move(other))
      .then(
        { type: 'ReorganisationCorrected', effectiveOn: ON, reason, cancelled: true, movedTo: other },
        { type: 'ReorganisationDecided', effectiveOn: other, issuedOn: ON, decrees: ['1/NQ'] },
        { type: 'UnitOpened', unitId: merged, ...place('COMMUNE', '00009', PROVINCE), on: other },
        { type: 'UnitSucceeded', unitId: WEST, successorId: merged, ...whole },
        { type: 'UnitSucceeded', unitId: EAST, successorId: merged, ...whole },
        { type: 'UnitClosed', unitId: WEST, successorsKnown: true, on: other },
        { type: 'UnitClosed', unitId: EAST, successorsKnown: true, on: other },
      );
  });

  test('moves to an earlier day as well, and leaves the recorded one free', () => {
    const events = recorded(snapshot, merger, move('2026-02-01'));
    expect(problemsAfter(events, apply(ON, { revisions: [{ unitId: SOUTH, name: 'Nam' }] }))).toEqual([]);
    const closed = problemsAfter(events, apply(ON, { revisions: [{ unitId: WEST, name: 'Tây' }] }));
    expect(closed.map(({ code }) => code)).toEqual(['UNIT_NOT_VALID']);
  });

  test('moves across a later state that has nothing to do with it', () => {
    const beside = apply(LATER, { revisions: [{ unitId: SOUTH, name: 'Nam' }] });
    expect(problemsAfter(recorded(snapshot, merger, beside), move('2026-07-01'))).toEqual([]);
  });

  test('does not move where a later state rests on what it made', () => {
    const events = recorded(snapshot, merger, renaming);
    for (const day of [other, '2026-07-01']) {
      const [problem, ...more] = problemsAfter(events, move(day));
      expect(more).toEqual([]);
      expect(problem).toMatchObject({
        code: 'REORGANISATION_INVALID',
        path: ['movedTo'],
        facts: { later: LATER, laterCode: 'UNIT_UNKNOWN', laterPath: 'revisions.0.unit' },
      });
    }
  });

  test('does not move onto another state, before the first one, or to no day at all', () => {
    const events = recorded(snapshot, merger, apply(LATER, { revisions: [{ unitId: SOUTH, name: 'Nam' }] }));
    const refusals = [LATER, '2021-10-01', FIRST, '2026-02-30'].map((day) =>
      problemsAfter(events, move(day)),
    );
    expect(refusals.map((found) => found.map(({ code, path }) => [code, ...path]))).toEqual([
      [['REORGANISATION_INVALID', 'movedTo']],
      [['REORGANISATION_INVALID', 'movedTo']],
      [['REORGANISATION_INVALID', 'movedTo']],
      [['DATE_INVALID', 'movedTo']],
    ]);
    const first = { ...correct(FIRST, snapshot), movedTo: '2021-12-01' };
    expect(problemsAfter(recorded(snapshot), first).map(({ path }) => path)).toEqual([['movedTo']]);
  });
});

test('why a unit has no successor is kept with its end', () => {
  spec
    .given(...recorded(snapshot))
    .when(apply(ON, { closings: [{ unitId: WEST, reason: 'Chưa rõ' }] }))
    .then(
      { type: 'ReorganisationDecided', effectiveOn: ON, issuedOn: ON, decrees: ['1/NQ'] },
      { type: 'UnitClosed', unitId: WEST, successorsKnown: false, reason: 'Chưa rõ', on: ON },
    );
});

function problemsAfter(events: readonly TerritoryEvent[], command: TerritoryCommand) {
  return problemsOfCommand(fold(territoryDecider, events), command, today);
}

describe('everything that is wrong is told at once', () => {
  const wrong = apply(ON, {
    openings: [place('COMMUNE', '1', PROVINCE), place('COMMUNE', '00003', PROVINCE)],
    revisions: [{ unitId: 'commune:99999:2021-11-01', name: 'x' }],
    closings: [{ unitId: WEST }],
    successions: [
      { fromId: EAST, toId: SOUTH, share: 'PART', default: true },
      { fromId: SOUTH, toId: EAST, share: 'PART', default: true },
    ],
  });
  const territory = fold(territoryDecider, recorded(snapshot));

  test('each with code and place, in the order of the command', () => {
    const problems = problemsOfCommand(territory, wrong, today);
    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['REORGANISATION_INVALID', 'openings.0.code'],
      ['UNIT_EXISTS', 'openings.1.code'],
      ['UNIT_UNKNOWN', 'revisions.0.unit'],
      ['REORGANISATION_INVALID', 'successions.1.to'],
      ['SUCCESSOR_MISSING', 'closings.0.unit'],
    ]);
  });

  test('the first is the refusal, and it says how many there are', () => {
    const refusal = spec
      .given(...recorded(snapshot))
      .when(wrong)
      .thenFails('REORGANISATION_INVALID', ['openings', '0', 'code']);
    expect(refusal.facts['problems']).toBe('5');
  });
});
