import { expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@trienkhai/kernel/envelope';
import { goldenStreams } from './golden.ts';
import { contractEvents, fieldsOf } from './contract-events.ts';

const CONTEXTS = ['units', 'directives', 'study', 'reviews'];
/** Never written: `upcast` gives it to reviews from before they were approved. */
const FILLED_IN = 'approved';
const stored = Map.groupBy(
  goldenStreams(...CONTEXTS).flatMap(({ events }) => events),
  ({ type }) => type,
);

/** Names of all fields in the data, lists passed through: `review.conclusions.text`. */
function pathsIn(data: Json, path = ''): readonly string[] {
  if (Array.isArray(data)) return data.flatMap((each: Json) => pathsIn(each, path));
  if (typeof data !== 'object' || data === null) return [path];
  return Object.entries<Json>(data as JsonObject).flatMap(([name, part]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    return [inner, ...pathsIn(part, inner)];
  });
}

test.each(contractEvents(CONTEXTS))('%s has a golden file with every field of its newest form', (type) => {
  const events = stored.get(type) ?? [];
  const found = new Set(events.flatMap(({ data }) => pathsIn(data)));
  // What is missing goes into the events of `services/<context>/test`, and from there into the files of the
  // next version by `npx node services/<context>/test/write-golden.ts`: see docs/development.md.
  expect(fieldsOf(type).filter((path) => path !== FILLED_IN && !found.has(path))).toEqual([]);
});

test('every golden event is one of the contract', () => {
  const known = new Set(contractEvents(CONTEXTS));
  expect([...stored.keys()].filter((type) => !known.has(type))).toEqual([]);
});
