import { describe, expect, test } from '@jest/globals';
import { createInbox } from './inbox.ts';
import { appendTo, noted } from './fold-kit.ts';
import { commitOf, keep, openLane, settle } from './lane.ts';
import type { ProjectedDocument } from './model.ts';
import { weightOfDocument } from './weight.ts';

const place = { topic: 'test.study.v1', partition: 0 };

function documentOf(name: string, size: number): ProjectedDocument {
  const at = { ...place, offset: 0, rev: 0 };
  return { _id: name, version: 1, commits: [], view: { text: 'x'.repeat(size) }, keys: [], at };
}

function keptOf(documents: readonly ProjectedDocument[], bytes: number): readonly string[] {
  const lane = openLane({ ...place, next: 0, lastId: null, rev: 0, cluster: 'c' }, 0n);
  for (const document of documents) keep(lane, document, 'sum');
  settle(lane, commitOf(lane), bytes);
  return [...lane.documents.get('sum')!.keys()];
}

describe('after a commit', () => {
  const small = documentOf('small', 100);

  test('the documents used last stay in memory, as many as there are bytes for', () => {
    const documents = [documentOf('first', 100), documentOf('second', 100), documentOf('first', 101)];
    expect(keptOf(documents, 10_000)).toEqual(['second', 'first']);
    expect(keptOf(documents, weightOfDocument(documents[2]!))).toEqual(['first']);
  });

  test('a document that is larger than all of that stays alone', () => {
    expect(keptOf([small, documentOf('large', 5_000)], 1_000)).toEqual(['large']);
    expect(keptOf([documentOf('large', 5_000), small], 1_000)).toEqual(['small']);
  });
});

describe('what waits to be folded', () => {
  const batchOf = (characters: number) => {
    const record = { ...noted('s:1', 1, 1), value: 'x'.repeat(characters) };
    return { ...place, records: appendTo([record]), from: 0n, end: 1n };
  };

  async function isTakenUp(characters: number): Promise<boolean> {
    const added = createInbox().add(batchOf(characters));
    return Promise.race([
      added.then(() => true),
      new Promise((resolve) => setImmediate(resolve, false)),
    ]) as Promise<boolean>;
  }

  test('is followed by the next fetch only while it is small, however few records it has', async () => {
    expect(await isTakenUp(1_000)).toBe(true);
    expect(await isTakenUp(9_000_000)).toBe(false);
  });
});
