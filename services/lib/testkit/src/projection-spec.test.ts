import { expect, test } from '@jest/globals';
import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import type { Projection } from '@trienkhai/runtime/projector';
import { foldStream } from './projection-spec.ts';

const list: Projection<{ names: string[] }> = {
  name: 'list',
  contexts: ['study'],
  accepts: ({ streamId }) => streamId.startsWith('s:'),
  project: (view, event) => ({ names: [...(view?.names ?? []), event.data['name'] as string] }),
};

const events = ['a', 'b'].map(
  (name, at) => ({ streamId: 's:1', version: at + 1, data: { name } }) as unknown as RecordedEvent,
);

test('a stream folds into its view', () => {
  expect(foldStream(list, events)).toEqual({ names: ['a', 'b'] });
  expect(foldStream(list, [])).toBeNull();
});

test('a projection that changes the view it was given is found out', () => {
  const impure: typeof list = {
    ...list,
    project(view, event) {
      if (view === null) return { names: [] };
      view.names.push(event.data['name'] as string);
      return view;
    },
  };
  expect(() => foldStream(impure, events)).toThrow(TypeError);
});

test('a view that does not come back from the store as it went in is found out', () => {
  const { name, contexts, accepts } = list;
  const dated: Projection<{ at: Date }> = { name, contexts, accepts, project: () => ({ at: new Date(0) }) };
  expect(() => foldStream(dated, events)).toThrow('not JSON');
});

test('a stream that the projection does not follow is found out', () => {
  const foreign = [{ ...events[0]!, streamId: 'other:1' }];
  expect(() => foldStream(list, foreign)).toThrow('does not follow');
});
