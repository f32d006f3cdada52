import { expect, test } from '@jest/globals';
import { dropDraft, keepDraft, openDraft } from './draft.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const board = 'recorder@commune:30055';

test('what was written comes back with its command id, so that it is recorded once', () => {
  const kept = storage();
  const draft = {
    ...openDraft('receipt', board, kept),
    directive: 'directive:1',
    note: 'Công văn đến số 12',
  };
  keepDraft('receipt', board, draft, kept);
  expect(openDraft('receipt', board, kept)).toEqual(draft);
});

test('after it is recorded the next fact has another id', () => {
  const kept = storage();
  const first = openDraft('receipt', board, kept);
  keepDraft('receipt', board, first, kept);
  dropDraft('receipt', board, kept);
  expect(openDraft('receipt', board, kept).commandId).not.toBe(first.commandId);
});

test('drafts of another form or account are left alone', () => {
  const kept = storage();
  const draft = { ...openDraft('receipt', board, kept), note: 'a' };
  keepDraft('receipt', board, draft, kept);
  expect(openDraft('milestone', board, kept).note).toBeUndefined();
  expect(openDraft('receipt', 'recorder@commune:1', kept).note).toBeUndefined();
});

test('a draft that does not read is begun anew', () => {
  const kept = storage();
  keepDraft('receipt', board, openDraft('receipt', board, kept), kept);
  for (const key of kept.kept.keys()) kept.setItem(key, '{"note":');
  expect(openDraft('receipt', board, kept).commandId).toMatch(/^[0-9a-f-]{36}$/);
});
