import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rawAsk } from '../src/graphql.ts';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { topicRecords } from '../src/topic-records.ts';

const [FIRST = '', SECOND = '', THIRD = ''] = UNITS.communes;
const ON = '2022-05-01';
const NEXT = '2023-05-01';
const NEW = `commune:30059:${NEXT}`;
const bothLanguages = { vi: expect.stringMatching(/\p{L}/u), en: expect.stringMatching(/\w/) };

const opening = {
  level: 'COMMUNE',
  code: '30059',
  name: 'Tân Hòa',
  kind: 'Xã',
  parent: UNITS.district,
  origin: 'created',
};
const whole = { share: 'WHOLE', default: true };
const part = { share: 'PART', default: true };

let office: SmallOffice;
let before: number;

beforeAll(async () => {
  office = await openSmallOffice();
  const decree = { issuedOn: '2022-04-12', decrees: ['510/NQ-UBTVQH15'] };
  const renamed = [{ unit: THIRD, name: 'Mỹ An' }];
  await office.send('applyReorganisation', { ...decree, effectiveOn: ON, revisions: renamed });
  before = await recorded();
});

afterAll(() => office?.close());

async function recorded(): Promise<number> {
  await office.quiet();
  return (await topicRecords(office.kafkaBrokers, `${office.namespace}.units.v1`)).length;
}

const decreed = (content: object) => ({ effectiveOn: NEXT, issuedOn: '2023-04-12', ...content });
const merging = (successions: readonly object[], closings: readonly object[] = [{ unit: FIRST }]) =>
  decreed({ openings: [opening], closings, successions });

type Refused = readonly [what: string, input: object, code: string, path: string];

const refused: readonly Refused[] = [
  [
    'a unit that ends without a successor or a reason',
    decreed({ closings: [{ unit: FIRST }] }),
    'SUCCESSOR_MISSING',
    'closings.0.unit',
  ],
  [
    'a successor that does not exist on that day',
    decreed({ closings: [{ unit: FIRST }], successions: [{ from: FIRST, to: NEW, ...whole }] }),
    'UNIT_NOT_VALID',
    'successions.0.to',
  ],
  [
    'units that succeed one another in a circle',
    decreed({
      successions: [
        { from: FIRST, to: SECOND, ...part },
        { from: SECOND, to: FIRST, ...part },
      ],
    }),
    'REORGANISATION_INVALID',
    'successions.1.to',
  ],
  [
    'a unit that is its own parent’s parent',
    decreed({ revisions: [{ unit: UNITS.district, parent: FIRST }] }),
    'UNIT_NOT_VALID',
    'revisions.0.parent',
  ],
  [
    'a code that overlaps with a unit that goes on',
    decreed({ openings: [{ ...opening, code: '30055' }] }),
    'UNIT_EXISTS',
    'openings.0.code',
  ],
  [
    'two new units with one code',
    decreed({ openings: [opening, opening] }),
    'UNIT_EXISTS',
    'openings.1.code',
  ],
  [
    'a whole that is given twice',
    merging([
      { from: FIRST, to: NEW, ...whole },
      { from: FIRST, to: SECOND, share: 'PART', default: false },
    ]),
    'REORGANISATION_INVALID',
    'successions.0.share',
  ],
  [
    'the same pair of units twice',
    merging([
      { from: FIRST, to: NEW, ...part },
      { from: FIRST, to: NEW, share: 'PART', default: false },
    ]),
    'REORGANISATION_INVALID',
    'successions.1.to',
  ],
  [
    'a unit that ends with communes in it',
    decreed({ closings: [{ unit: UNITS.district, reason: 'Bỏ cấp huyện.' }] }),
    'UNIT_NOT_VALID',
    'closings.0.unit',
  ],
  [
    'a day in the past of another',
    { ...decreed({ revisions: [{ unit: FIRST, name: 'Mới' }] }), effectiveOn: '2022-03-01' },
    'REORGANISATION_INVALID',
    'effectiveOn',
  ],
  [
    'the day of another',
    { ...decreed({ revisions: [{ unit: FIRST, name: 'Mới' }] }), effectiveOn: ON },
    'REORGANISATION_INVALID',
    'effectiveOn',
  ],
  [
    'a decree that is not yet issued',
    { ...decreed({ revisions: [{ unit: FIRST, name: 'Mới' }] }), issuedOn: '2999-01-01' },
    'DATE_INVALID',
    'issuedOn',
  ],
  ['a day that is none', { ...decreed({}), effectiveOn: '2023-02-30' }, 'DATE_INVALID', 'effectiveOn'],
  [
    'a unit that nobody knows',
    decreed({ revisions: [{ unit: 'commune:99999:2021-11-01', name: 'Mới' }] }),
    'UNIT_UNKNOWN',
    'revisions.0.unit',
  ],
  [
    'a change that changes nothing',
    decreed({ revisions: [{ unit: THIRD, name: 'Mỹ An' }] }),
    'REORGANISATION_INVALID',
    'revisions.0',
  ],
];

describe('a reorganisation is refused with code, place and both languages, and nothing of it is applied:', () => {
  test.each(refused)('%s', async (_, input, code, path) => {
    const { status, body } = await office.post('applyReorganisation', input);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code, path: path.split('.'), message: bothLanguages });
  });

  test.each(refused.filter(([, , code]) => code !== 'DATE_INVALID'))(
    '%s, told beforehand',
    async (_, input, code, path) => {
      const query = `query($input: ApplyReorganisation!) {
      checkReorganisation(input: $input) { code path message { vi en } } }`;
      const variables = { input: { commandId: 'check', ...input } };
      const { data } = await rawAsk<any>(office.url, office.token, query, { variables });
      expect(data.checkReorganisation).toContainEqual({
        code,
        path: path.split('.'),
        message: bothLanguages,
      });
    },
  );
});

describe('a correction is refused', () => {
  const correction = {
    effectiveOn: ON,
    issuedOn: '2022-04-12',
    revisions: [{ unit: THIRD, kind: 'Phường' }],
  };
  const corrections: readonly Refused[] = [
    ['without a reason', { ...correction, reason: ' ' }, 'INVALID_ARGUMENT', 'reason'],
    [
      'of a day on which nothing was recorded',
      { ...correction, effectiveOn: NEXT, reason: 'Nhầm.' },
      'REORGANISATION_INVALID',
      'effectiveOn',
    ],
    [
      'that moves onto the first state',
      { ...correction, movedTo: '2021-11-01', reason: 'Nhầm.' },
      'REORGANISATION_INVALID',
      'movedTo',
    ],
    [
      'that moves to a day that is none',
      { ...correction, movedTo: '2022-02-30', reason: 'Nhầm.' },
      'DATE_INVALID',
      'movedTo',
    ],
  ];
  test.each(corrections)('%s', async (_, input, code, path) => {
    const { body } = await office.post('correctReorganisation', input);
    expect(body).toMatchObject({ code, path: path.split('.'), message: bothLanguages });
  });

  test('by whoever does not administer the centre', async () => {
    const bearer = await office.network.token('recorder@province:87');
    const mutation = `mutation($input: CorrectReorganisation!) {
      correctReorganisation(input: $input) { ok error { code message { vi en } } } }`;
    const variables = { input: { commandId: 'other', ...correction, reason: 'Nhầm.' } };
    const { data } = await rawAsk<any>(office.url, bearer, mutation, { variables });
    expect(data.correctReorganisation).toEqual({
      ok: false,
      error: { code: 'FORBIDDEN', message: bothLanguages },
    });
  });
});

test('of all this nothing was recorded', async () => {
  expect(await recorded()).toBe(before);
});
