import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { EVENT_NAMES, eventName } from './event-names.ts';

const documented = readFileSync(`${import.meta.dirname}/../../../../../docs/events.md`, 'utf8')
  .split('## Events of earlier versions')[0]!
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([A-Z][A-Za-z]+)`/g)].map(([, name]) => name!));

test('every event that the documentation names has a name for people, and no other has one', () => {
  expect(documented.length).toBeGreaterThan(60);
  expect(Object.keys(EVENT_NAMES).sort()).toEqual([...documented].sort());
});

test('an event is named by its full type or the last part of it, in either language', () => {
  expect(eventName('trienkhai.study.v1.SessionRecorded', 'vi')).toBe('Ghi nhận buổi học');
  expect(eventName('SessionRecorded', 'en')).toBe('Session recorded');
});

test('an event that is not known yet keeps its own word', () => {
  expect(eventName('trienkhai.study.v2.SessionMoved', 'vi')).toBe('SessionMoved');
});
