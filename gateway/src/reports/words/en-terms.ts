import { LEVEL_WORDS, STAGE_WORDS } from '@trienkhai/kernel/vocabulary-words';
import type { Words } from './words.ts';

type Terms = Pick<
  Words,
  | 'level'
  | 'people'
  | 'qualifier'
  | 'stage'
  | 'reviewKind'
  | 'reviewState'
  | 'awardState'
  | 'kinds'
  | 'fields'
>;

/** Words of closed lists, and of the kinds of activity. */
export const enTerms: Terms = {
  level: LEVEL_WORDS.en,
  people: {
    LEARNER: 'learners',
    ATTENDEE: 'attendees',
    ATTENDANCE: 'attendances',
    CADRE: 'cadres',
    MEMBER: 'members',
    DELEGATE: 'delegates',
    COLLECTIVE: 'collectives',
    INDIVIDUAL: 'individuals',
  },
  qualifier: { EXACT: '', AT_LEAST: 'at least ', MORE_THAN: 'more than ', ABOUT: 'about ' },
  stage: STAGE_WORDS.en,
  reviewKind: {
    QUARTER: 'Quarter',
    HALF_YEAR: 'Half-year',
    YEAR_END: 'Year-end',
    INTERIM: 'Interim, of a directive',
    FINAL: 'Final, of a directive',
  },
  reviewState: {
    SUBMITTED: 'waits for approval',
    RETURNED: 'returned',
    APPROVED: 'approved',
    UNLOCKED: 'unlocked',
  },
  awardState: { LAUNCHED: 'Launched', AWARDED: 'Awarded' },
  kinds: {
    'study-class': 'study classes',
    'training-class': 'training classes',
    'reporter-conference': "reporters' conferences",
    'political-training': 'classes and conferences of political training',
    'party-awareness-class': 'party awareness classes',
    'new-member-class': 'classes for new members',
    'party-work-class': 'classes on party work',
    'party-work-training-conference': 'training conferences on party work',
    class: 'classes',
    'working-session': 'working sessions',
  },
  fields: {
    count: 'held',
    planned: 'planned',
    percentOfPlan: '% of plan',
    online: 'online',
    inPerson: 'in person',
    sites: 'sites',
    itemised: 'itemised',
    people: 'people',
  },
};
