import { describe, expect, test } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { event } from '../../test/support/facts.ts';
import { activities, type ActivityView } from './activities.ts';
import { directives, type DirectiveView } from './directives.ts';
import { GONE } from './listed.ts';
import { progress, type ProgressView } from './progress.ts';
import { at, lastStanding } from './view.ts';

interface Projects<View> {
  project(view: View | null, event: RecordedEvent): View | null;
}

function fold<View>(projection: Projects<View>, events: readonly RecordedEvent[]): View {
  return events.reduce<View | null>((view, each) => projection.project(view, each), null)!;
}

const DAY1 = '2022-02-01T00:00:00.000Z';
const DAY2 = '2022-03-01T00:00:00.000Z';
const DAY3 = '2022-04-01T00:00:00.000Z';

describe('directives', () => {
  const id = 'directive:d1';
  const facts: JsonObject = {
    symbol: '05-CT/TW',
    type: 'CT',
    title: 'Chỉ thị 05',
    issuerId: 'organ:BCT:2021-11-01',
    issuedOn: '2016-05-15',
    term: 12,
    addressees: { levels: ['LEVEL_COMMUNE'] },
  };
  const say = (version: number, type: string, data: JsonObject, recordedAt = DAY1) =>
    event(id, version, `trienkhai.directives.v1.${type}`, data, recordedAt);
  const view = fold<DirectiveView>(directives, [
    say(1, 'DirectiveRegistered', { directiveId: id, facts, sample: true }),
    say(2, 'CitationAliasAdded', { directiveId: id, text: 'Chỉ thị 05 của Bộ Chính trị' }),
    say(3, 'DirectivesLinked', { fromId: id, toId: 'directive:d2', kind: 'LINK_KIND_IMPLEMENTS' }),
    say(4, 'TargetDaysSet', {
      directiveId: id,
      targets: [{ stage: 'STAGE_RECEIVED', level: 'LEVEL_COMMUNE', days: 30 }],
    }),
    say(
      5,
      'DirectiveCorrected',
      { directiveId: id, facts: { ...facts, title: 'Về việc học tập' }, reason: 'tên' },
      DAY2,
    ),
    say(
      6,
      'DirectivesUnlinked',
      { fromId: id, toId: 'directive:d2', kind: 'LINK_KIND_IMPLEMENTS', reason: 'nhầm' },
      DAY3,
    ),
  ]);

  test('everything said is kept, the newest counts', () => {
    expect(at(view)?.value).toMatchObject({
      facts: { title: 'Về việc học tập', term: 12, addressees: { levels: ['COMMUNE'], unitIds: [] } },
      sample: true,
      aliases: ['Chỉ thị 05 của Bộ Chính trị'],
      links: [],
      targets: [{ stage: 'RECEIVED', level: 'COMMUNE', days: 30 }],
    });
  });

  test('what was known then counts then', () => {
    expect(at(view, DAY1)?.value).toMatchObject({
      facts: { title: 'Chỉ thị 05' },
      links: [{ toId: 'directive:d2' }],
    });
    expect(at(view, DAY2)?.value?.facts.title).toBe('Về việc học tập');
    expect(at(view, '2022-01-31T23:59:59.999Z')).toBeUndefined();
  });

  test('is found by everything it ever was; a link changes both ends', () => {
    expect(directives.lookup(view)).toMatchObject({
      symbols: ['05-CT/TW'],
      linksTo: ['directive:d2'],
      sample: true,
    });
    expect(directives.topics(view)).toContain('directive:d2');
  });

  test('an abandoned registration stands for nothing', () => {
    const gone = fold<DirectiveView>(directives, [say(1, 'RegistrationAbandoned', { directiveId: id })]);
    expect(at(gone)?.value).toBeNull();
  });

  test('an event of a later day leaves the view as it is', () => {
    expect(directives.project(view, say(7, 'SomethingNew', {}))).toBe(view);
  });
});

describe('progress of a unit', () => {
  const ids = { directiveId: 'directive:d1', unitId: 'commune:00001:2021-11-01' };
  const stream = 'progress:d1:commune:00001:2021-11-01';
  const say = (version: number, type: string, data: JsonObject, recordedAt: string) =>
    event(stream, version, `trienkhai.directives.v1.${type}`, { ...ids, ...data }, recordedAt);
  const view = fold<ProgressView>(progress, [
    say(1, 'DirectiveReceived', {}, DAY1),
    say(2, 'PlanAdopted', { on: '2022-02-20' }, DAY2),
    say(3, 'UnitStageCorrected', { stage: 'STAGE_RECEIVED', on: '2022-01-20', reason: 'ngày' }, DAY3),
  ]);

  test('holds each stage with the day it was first said', () => {
    expect(at(view)?.value?.stages).toEqual([
      { stage: 'RECEIVED', on: '2022-01-20', since: DAY1, recordedAt: DAY3 },
      { stage: 'PLANNED', on: '2022-02-20', since: DAY2, recordedAt: DAY2 },
    ]);
    expect(at(view, DAY1)?.value?.stages).toEqual([{ stage: 'RECEIVED', since: DAY1, recordedAt: DAY1 }]);
  });

  test('a withdrawn stage is gone', () => {
    const data = { stage: 'STAGE_PLANNED', withdrawn: true, reason: 'chưa' };
    const after = progress.project(view, say(4, 'UnitStageCorrected', data, DAY3))!;
    expect(at(after)?.value?.stages.map((each) => each.stage)).toEqual(['RECEIVED']);
    expect(progress.lookup(after)).toMatchObject({ units: [ids.unitId] });
  });
});

describe('activities', () => {
  const id = 'session:s1';
  const session: JsonObject = {
    kind: 'study-class',
    directiveIds: ['directive:d1'],
    unitId: 'district:872:2021-11-01',
    publishedOn: '2022-02-10',
    mode: 'MODE_ONLINE',
    people: [{ unit: 'HEADCOUNT_UNIT_LEARNER', value: 570, qualifier: 'QUALIFIER_EXACT' }],
  };
  const say = (version: number, type: string, data: JsonObject, recordedAt: string) =>
    event(id, version, `trienkhai.study.v1.${type}`, { sessionId: id, ...data }, recordedAt);
  const view = fold<ActivityView>(activities, [
    say(1, 'SessionPlanned', { plannedOn: '2022-02-05', session, sample: true }, DAY1),
    say(2, 'SessionRecorded', { session }, DAY2),
    say(
      3,
      'SessionCorrected',
      { session: { ...session, directiveIds: ['directive:d2'] }, reason: 'văn bản' },
      DAY3,
    ),
  ]);

  test('a planned session is not held until it is', () => {
    expect(at(view, DAY1)?.value).toMatchObject({ held: false, plannedOn: '2022-02-05', since: DAY1 });
    expect(at(view)?.value).toMatchObject({ held: true, plannedOn: '2022-02-05', since: DAY2, sample: true });
  });

  test('is found by every directive it was ever under, and the days it may count on', () => {
    expect(activities.topics(view)).toEqual(['directive:d1', 'directive:d2']);
    expect(activities.lookup(view)).toEqual({
      type: 'session',
      units: ['district:872:2021-11-01'],
      named: ['district:872:2021-11-01'],
      from: '2022-02-05',
      to: '2022-02-10',
      sample: true,
      day: '2022-02-10',
      span: 0,
      moved: 'session',
      now: {
        to: '2022-02-10',
        units: ['district:872:2021-11-01'],
        words: ['about:directive:d2', 'kind:study-class', 'mode:ONLINE'],
      },
    });
  });

  test('withdrawn: nothing stands, what stood can still be seen', () => {
    const after = activities.project(view, say(4, 'SessionWithdrawn', { reason: 'trùng' }, DAY3))!;
    expect(at(after)?.value).toBeNull();
    expect(lastStanding(after)).toMatchObject({ facts: { directiveIds: ['directive:d2'] } });
    expect(at(after, DAY2)?.value).not.toBeNull();
    expect(activities.lookup(after)).toMatchObject({ day: '2022-02-10', span: GONE });
    expect(activities.lookup(after)).not.toHaveProperty('now');
  });

  test('a record without its facts cannot be folded', () => {
    expect(() => activities.project(null, say(1, 'SessionRecorded', {}, DAY1))).toThrow('session');
  });

  test('a visit counts from its first stop to its last', () => {
    const visit = {
      byId: 'organ:BTG40:2021-11-01',
      stops: [{ unitId: 'district:417:2021-11-01', on: '2020-02-25' }, { unitId: 'district:418:2021-11-01' }],
      directiveIds: ['directive:d1'],
      from: '2020-02-25',
      to: '2020-02-28',
    };
    const recorded = event('visit:v1', 1, 'trienkhai.reviews.v1.VisitRecorded', {
      visitId: 'visit:v1',
      visit,
    });
    const seen = activities.project(null, recorded)!;
    expect(activities.lookup(seen)).toMatchObject({ from: '2020-02-25', to: '2020-02-28', type: 'visit' });
    expect(activities.lookup(seen)['units']).toHaveLength(3);
  });
});
