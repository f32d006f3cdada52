import { expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { numberDecider } from './number.ts';
import type { NumberEvent } from './number.ts';

const { given } = deciderSpec(numberDecider, undefined);
const registerKey = 'centre:TW:2021-11-01/TW/CT/5/term-12';
const of = (directiveId: string) => ({ registerKey, directiveId });
const reserve = (directiveId: string) => ({ type: 'ReserveNumber', ...of(directiveId) }) as const;
const release = (directiveId: string) =>
  ({ type: 'ReleaseNumber', ...of(directiveId), reason: 'r' }) as const;
const reserved: NumberEvent = { type: 'NumberReserved', ...of('directive:a') };
const released: NumberEvent = { type: 'NumberReleased', ...of('directive:a'), reason: 'r' };

test('a number is held by one document, which may ask again', () => {
  given().when(reserve('directive:a')).then(reserved);
  given(reserved).when(reserve('directive:a')).thenNothing();
});

test('another document is told who holds it', () => {
  const error = given(reserved).when(reserve('directive:b')).thenFails('NUMBER_TAKEN', ['symbol']);
  expect(error.facts).toEqual({ directive: 'directive:a' });
});

test('only its holder gives it up, and then it is free', () => {
  given(reserved).when(release('directive:b')).thenNothing();
  given(reserved).when(release('directive:a')).then(released);
  given(reserved, released).when(release('directive:a')).thenNothing();
  given(reserved, released)
    .when(reserve('directive:b'))
    .then({ type: 'NumberReserved', ...of('directive:b') });
});
