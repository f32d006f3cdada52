import { z } from 'zod';
import { count, day, id, list, text } from './fields.ts';

/** Fields that the commands of emulation clusters share. */

export const clusterId = id('Emulation cluster');
export const year = z.int().min(1948).max(2100).meta({ description: 'Year' });
const code = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*$/)
  .max(40)
  .meta({ description: 'Code of the criterion' });

export const membersFields = {
  members: list(id('Unit or organ'), 'Members, of any kind').min(1),
  head: id('Head; one of the members'),
};

export const criterion = z
  .strictObject({
    code,
    name: text(300, 'Name'),
    maxPoints: z.number().meta({ description: 'Most points, at most two decimals' }),
    selfShare: count('Weight of the self-score, in percent; left out: that of the whole').optional(),
  })
  .meta({ id: 'ClusterCriterionInput', description: 'A criterion by which members score' });

export const pointsOf = list(
  z
    .strictObject({ criterion: code, points: z.number().meta({ description: 'Points' }) })
    .meta({ id: 'CriterionPointsInput', description: 'Points by one criterion' }),
  'Points by criteria',
).min(1);

const target = z
  .strictObject({ text: text(4000, 'What is pledged') })
  .meta({ id: 'PledgeTargetInput', description: 'One target of a pledge' });
export const pledgeFields = {
  on: day('Day on which it was signed'),
  targets: list(target, 'Targets').default([]),
  signatories: list(id('Member'), 'Members that sign; left out: all of them').default([]),
};

const title = z
  .strictObject({
    name: text(300, 'Title'),
    collectives: count('Collectives that bear it').optional(),
    individuals: count('Individuals that bear it').optional(),
  })
  .meta({ id: 'ClusterTitleInput', description: 'A title and how many bear it; never who' });
export const reviewFields = {
  heldOn: day('Day on which it was held'),
  nextYear: year.meta({ description: 'Year that it opens' }).optional(),
  outcomes: list(text(4000, 'Outcome'), 'What came of it').default([]),
  titles: list(title, 'Titles proposed').default([]),
};
