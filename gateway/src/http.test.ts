import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { closeServer, listen } from './http.ts';

test('a port in use is told in words that say what to do', async () => {
  const first = createServer();
  const port = await listen(first, '127.0.0.1', 0);
  await expect(listen(createServer(), '127.0.0.1', port)).rejects.toThrow(/in use.*PORT=/s);
  await closeServer(first);
});
