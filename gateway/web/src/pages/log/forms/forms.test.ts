import { expect, test } from '@jest/globals';
import {
  buildASTSchema,
  coerceInputValue,
  isInputObjectType,
  parse,
  type GraphQLInputObjectType,
} from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import type { CommandName } from '../../../commands/command.ts';
import { rehearsalAbout, rehearsalOf } from '../rehearsals.ts';
import { INPUT_TYPES } from '../../../generated/commands.ts';
import { correctedFields, correctionOf, recordingOf, withdrawalOf, type Ready } from '../form/commands.ts';
import type { Field, Value, Values } from '../form/form.ts';
import { JUDGEMENTS } from '../../review/judgements.ts';
import { CANCELLATION } from '../../units/reorganise/forms.ts';
import { score } from './cluster-year.ts';
import { FORMS, formsFor, foundIn, RECORDINGS } from './forms.ts';

const folder = `${import.meta.dirname}/../../../../../src/schema`;
const files = globSync('**/*.graphql', { cwd: folder }).map((file) =>
  readFileSync(`${folder}/${file}`, 'utf8'),
);
const schema = buildASTSchema(parse(files.join('\n')));
const TODAY = '2026-11-26';
const START = { unit: 'district:872:2021-11-01', today: TODAY };

/** Something in every field. */
function filled(fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field.name, fill(field)]));
}

function fill(field: Field): Value {
  switch (field.type) {
    case 'rows':
      return [filled(field.of)];
    case 'group':
      return filled(field.of);
    case 'choice':
    case 'kind':
      return field.options.find(([value]) => value !== '')![0];
    case 'period':
      return { from: '2022-01-01', to: '2022-06-30', label: 'Sáu tháng' };
    case 'directives':
    case 'units':
    case 'facts':
      return ['some:id'];
    case 'choices':
      return [field.options[0]![0]];
    case 'points':
      return Object.fromEntries(field.of.map(({ code }) => [code, '8,5']));
    case 'flag':
      return 'true';
    case 'day':
      return '2022-06-15';
    case 'count':
      return '3.652';
    case 'decimal':
      return '95,56';
    default:
      return 'some:id';
  }
}

function refusals(ready: Ready): readonly string[] {
  if ('faults' in ready) return ready.faults.map(({ message }) => message.en);
  const { name, input } = ready.command;
  const found: string[] = [];
  coerceInputValue(input, schema.getType(INPUT_TYPES[name]) as GraphQLInputObjectType, (path, _, error) =>
    found.push(`${name} ${path.join('.')}: ${error.message}`),
  );
  return found;
}

const forms = FORMS.map((form) => [form.name, form] as const);
const draft = (fields: readonly Field[]) => ({ ...filled(fields), commandId: 'c', reason: 'nhầm' });
const recorded = { id: 'some:id', version: 1, year: 2026 };
const recordings = RECORDINGS.map((form) => [form.name, form] as const);

test.each(recordings)('what is written in the form %s is a command that the gateway takes', (_, form) => {
  expect(refusals(recordingOf(form, draft(form.fields), TODAY))).toEqual([]);
});

/** What stands where the fields of a form follow from it. */
const found = { criteria: [{ code: 'TC1', name: 'Học tập', maxPoints: 10 }], among: ['some:id'] };
const correctable = forms
  .filter(([, form]) => form.correction)
  .map(([name, form]) => [name, form.fieldsOf ? { ...form, fields: form.fieldsOf(found) } : form] as const);

test.each(correctable)('what the form %s says of a record is said in full', (_, form) => {
  const fields = correctedFields(form);
  expect(refusals(correctionOf(form, recorded, draft(fields), TODAY))).toEqual([]);
  // A field that the form does not know would be lost by a correction.
  const { command, id, besides = {} } = form.correction!;
  const about = [...(id ? [id] : []), ...(form.correction!.yearly ? ['year'] : [])];
  const known = [...fields.map(({ name }) => name), ...Object.keys(besides), ...about];
  const spared = form.name === 'planned-session' ? [...SPARED, ...HELD_DAYS] : SPARED;
  const taken = [...namesIn(command)].filter((name) => !spared.includes(name));
  expect(taken.filter((name) => !known.includes(name))).toEqual([]);
});

test.each(correctable.filter(([, { correction }]) => correction?.withdrawal))(
  'what was recorded with %s can be taken back',
  (_, form) => {
    expect(refusals(withdrawalOf(form, recorded, draft(form.fields), TODAY))).toEqual([]);
  },
);

const ON_A_REVIEW = { review: 'some:id', expectedVersion: 1 };

test.each([
  ...Object.values(JUDGEMENTS).map((form) => [form.name, form, ON_A_REVIEW] as const),
  [CANCELLATION.name, CANCELLATION, { effectiveOn: TODAY }] as const,
])('what is decided with %s is a command that the gateway takes', (_, form, besides) => {
  expect(refusals(recordingOf(form, draft(form.fields), TODAY, besides))).toEqual([]);
});

const rehearsed = forms.flatMap(([name, form]) => {
  const command = form.correction
    ? rehearsalAbout(form.correction, recorded, START)
    : rehearsalOf(form, START);
  return command ? [[name, command] as const] : [];
});

test.each(rehearsed)(
  'whether the account may send the form %s is heard from a command that the gateway takes',
  (_, command) => {
    expect(refusals({ command })).toEqual([]);
  },
);

test('what follows from a record is never sent without hearing whether the account may', () => {
  const further = forms.filter(([, form]) => form.further).map(([name]) => name);
  expect(further.length).toBeGreaterThan(10);
  expect(further.filter((name) => !rehearsed.some(([each]) => each === name))).toEqual([]);
});

const SPARED = ['commandId', 'expectedVersion', 'sample', 'withdrawn'];
/** What is planned has not been held. */
const HELD_DAYS = ['heldOn', 'heldUntil', 'publishedOn'];

function namesIn(command: CommandName): ReadonlySet<string> {
  const type = schema.getType(INPUT_TYPES[command]);
  if (!isInputObjectType(type)) throw new Error(`${command} takes no input`);
  return new Set(Object.keys(type.getFields()));
}

const cluster = (year: object) => ({
  memberships: [{ name: 'Cụm 1', memberIds: ['a', 'b'], headId: 'a' }],
  years: { 2026: year },
});
const offeredIn = (year: object) => formsFor('cluster:1f', cluster(year), 2026).map(({ name }) => name);

test('of a year of a cluster only what can still be said is offered', () => {
  expect(offeredIn({ criteria: [{ code: 'TC1' }] })).toEqual([
    'score',
    'criteria',
    'pledge',
    'cluster-review',
  ]);
  expect(offeredIn({ pledge: { on: '2026-01-15' } })).toEqual([
    'criteria',
    'pledge-correction',
    'cluster-review',
  ]);
  expect(offeredIn({ closed: true, pledge: {} })).toEqual(['pledge-correction', 'cluster-reopen']);
  expect(formsFor('cluster:1f', cluster({})).map(({ name }) => name)).toEqual([
    'cluster-change',
    'cluster-end',
  ]);
});

test('members score by the criteria of the year', () => {
  const criteria = [{ code: 'TC1', name: 'Học tập', maxPoints: 10 }];
  const fields = score.fieldsOf!(foundIn(score, cluster({ criteria }), 2026)!);
  const draft = { commandId: 'c', scorer: 'a', member: 'b', points: { TC1: '8,5' } };
  expect(correctionOf({ ...score, fields }, recorded, draft, TODAY)).toEqual({
    command: {
      name: 'scoreMember',
      input: {
        commandId: 'c',
        cluster: 'some:id',
        year: 2026,
        scorer: 'a',
        member: 'b',
        points: [{ criterion: 'TC1', points: 8.5 }],
      },
    },
  });
});

test('every form has its own name and asks in both languages', () => {
  expect(new Set(FORMS.map(({ name }) => name)).size).toBe(FORMS.length);
  const labels = FORMS.flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]);
  expect(labels.filter(({ vi, en }) => vi === '' || en === '')).toEqual([]);
});
