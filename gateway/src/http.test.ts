import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { closeServer, createHttpServer, listen, type HttpHandler } from './http.ts';
import { SAFE_HEADERS } from './safe-headers.ts';

test('a port in use is told in words that say what to do', async () => {
  const first = createServer();
  const port = await listen(first, '127.0.0.1', 0);
  await expect(listen(createServer(), '127.0.0.1', port)).rejects.toThrow(/in use.*PORT=/s);
  await closeServer(first);
});

test('every answer is closed, whichever handler gives it, and browsers that come over TLS stay with it', async () => {
  const answer: HttpHandler = (_, response) => response.end();
  const headersOf = async (publicUrl?: string) => {
    const server = createHttpServer({ mounts: { '/oidc': answer }, rest: answer, publicUrl });
    const port = await listen(server, '127.0.0.1', 0);
    const paths = ['/oidc/jwks', '/anything'];
    const answers = await Promise.all(paths.map((path) => fetch(`http://127.0.0.1:${port}${path}`)));
    await closeServer(server);
    return answers.map(({ headers }) => headers);
  };
  for (const headers of await headersOf('https://trienkhai.example.vn')) {
    for (const [name, value] of Object.entries(SAFE_HEADERS)) expect(headers.get(name)).toBe(value);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=/);
  }
  for (const headers of await headersOf()) expect(headers.has('strict-transport-security')).toBe(false);
});
