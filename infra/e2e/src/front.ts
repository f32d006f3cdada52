import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** An address before the gateway that serves the console as its next version would, once it is released. */
export interface Front {
  readonly url: string;
  release(): void;
  close(): Promise<void>;
}

/** The style of the next version bears a name of its own, as the hash in it would see to. */
const STYLE = /\/assets\/([\w-]+)\.css/g;
export const NEXT_STYLE = '.next.css';

export async function openFront(behind: string): Promise<Front> {
  let released = false;
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const path = url.replace(NEXT_STYLE, '.css');
    const plain = { ...headers, 'accept-encoding': 'identity' };
    const passed = request(new URL(path, behind), { method, headers: plain }, (answer) => {
      const changes = released && isVersioned(url, answer);
      void (changes ? sendNext(answer, outgoing) : send(answer, outgoing));
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://localhost:${port}`,
    release: () => void (released = true),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The two that name all the others. */
function isVersioned(url: string, { headers }: IncomingMessage): boolean {
  return url === '/service-worker.js' || headers['content-type']?.startsWith('text/html') === true;
}

function send(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}

async function sendNext(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { 'content-length': _, etag: __, ...headers } = answer.headers;
  const next = (await text(answer))
    .replaceAll(STYLE, `/assets/$1${NEXT_STYLE}`)
    .replace(/`shell-[0-9a-f]+`/, '`shell-next`');
  outgoing.writeHead(answer.statusCode ?? 502, headers).end(next);
}
