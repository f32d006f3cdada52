import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { inProcess } from '../test/in-process.ts';
import { closeServer, createHttpServer, listen } from './http.ts';

test('a port in use is told in words that say what to do', async () => {
  const first = createServer();
  const port = await listen(first, '127.0.0.1', 0);
  await expect(listen(createServer(), '127.0.0.1', port)).rejects.toThrow(/in use.*PORT=/s);
  await closeServer(first);
});

test('a token of a hundred kilobytes is refused as any other that does not hold', async () => {
  const { graphql } = inProcess();
  const server = createHttpServer({ mounts: { '/graphql': graphql }, rest: graphql });
  const port = await listen(server, '127.0.0.1', 0);
  const { status } = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${'x'.repeat(100_000)}` },
    body: '{"query":"{ __typename }"}',
  });
  expect(status).toBe(401);
  await closeServer(server);
});
