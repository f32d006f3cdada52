import { expect, test } from '@jest/globals';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import { readdirSync, readFileSync } from 'node:fs';
import { commandNames } from '../commands/index.ts';
import { openApiDocument } from './openapi.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Messages that no other message has as a field: those are the events. */
function eventsOf(context: string): string[] {
  const folder = `../../../proto/trienkhai/${context}/v1`;
  const files = readdirSync(new URL(folder, import.meta.url)).filter((file) => file.endsWith('events.proto'));
  return files.flatMap((file) => eventsIn(read(`${folder}/${file}`)));
}

function eventsIn(proto: string): string[] {
  const messages = [...proto.matchAll(/^message (\w+) \{/gm)].map(([, name]) => name!);
  const used = new Set(
    [...proto.matchAll(/^ {2}(?:repeated |optional )?([A-Z]\w+) \w+ =/gm)].map(([, name]) => name!),
  );
  return messages.filter((name) => !used.has(name));
}

test('AsyncAPI names every event of the contract and no other', () => {
  const described = [
    ...read('../../../proto/src/description/asyncapi.yaml').matchAll(
      /^ {6}name: (trienkhai\.\w+\.v1\.\w+)$/gm,
    ),
  ].map(([, name]) => name!);
  const expected = CONTEXTS.flatMap((context) =>
    eventsOf(context).map((name) => `trienkhai.${context}.v1.${name}`),
  );
  expect(described.sort()).toEqual(expected.sort());
});

test('OpenAPI describes every command with an example and every way to be refused', () => {
  const { paths = {} } = openApiDocument();
  const besides = Object.keys(paths).filter((path) => !path.startsWith('/v1/commands/'));
  expect(besides).toEqual([
    '/v1/events',
    '/v1/imports',
    '/v1/exports/{set}',
    '/v1/imports/template.xlsx',
    '/v1/imports/{id}',
    '/v1/imports/{id}/errors',
    '/v1/imports/{id}/undo',
    '/v1/imports/{id}/cancel',
    '/v1/imports/{id}/resume',
    '/v1/reports/{unit}.docx',
    '/v1/reports/{unit}.html',
    '/v1/digests/{number}.json',
  ]);
  expect(Object.keys(paths)).toEqual([...commandNames.map((name) => `/v1/commands/${name}`), ...besides]);
  for (const name of commandNames) {
    const { responses = {} } = paths[`/v1/commands/${name}`]?.post ?? {};
    const statuses = Object.keys(responses);
    for (const status of [400, 401, 403, 409, 412, 413, 415, 422, 429, 503]) {
      expect(statuses).toContain(String(status));
    }
  }
});
