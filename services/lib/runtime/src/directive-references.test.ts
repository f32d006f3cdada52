import { expect, test } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { directiveReferences } from './directive-references.ts';

const event = (name: string, data: JsonObject) =>
  ({ type: `trienkhai.directives.v1.${name}`, data }) as unknown as RecordedEvent;
const context = { topic: 't', partition: 0, offset: 0n, recordedAt: '2026-01-01T00:00:00Z' };
const after = (...events: RecordedEvent[]) =>
  events.reduce<ReturnType<typeof directiveReferences.project>>(
    (view, each) => directiveReferences.project(view, each, context),
    null,
  );

const registered = event('DirectiveRegistered', { sample: true, facts: { issuedOn: '2022-01-10' } });

test('a registered directive is known with its day and its set', () => {
  expect(after(registered)).toEqual({ sample: true, issuedOn: '2022-01-10' });
  expect(after(event('DirectiveRegistered', { facts: {} }))).toStrictEqual({ sample: false });
});

test('a correction changes the day and nothing else', () => {
  const corrected = event('DirectiveCorrected', { facts: { issuedOn: '2022-01-11' } });
  expect(after(registered, corrected)).toEqual({ sample: true, issuedOn: '2022-01-11' });
});

test('what happens to it later leaves it known', () => {
  expect(after(registered, event('DirectiveRecalled', {}))).toEqual(after(registered));
});

test('a registration that was given up is not known', () => {
  expect(after(event('RegistrationAbandoned', {}))).toBeNull();
});
