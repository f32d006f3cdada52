import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { request } from 'node:http';

// The packages' own health client takes a second to load; this asks the same question in 60 ms.
const { PORT, GRPC_PORT, GRPC_IDENTITY, SERVICE = '', HEALTH_PATH = '/readyz' } = process.env;
const healthy = await (GRPC_PORT ? grpcServing(Number(GRPC_PORT)) : httpReady(Number(PORT)));
process.exit(healthy ? 0 : 1);

function grpcServing(port) {
  return new Promise((resolve) => {
    const session = connect(`https://127.0.0.1:${port}`, proofs());
    session.once('error', () => resolve(false));
    const call = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const chunks = [];
    call.on('data', (chunk) => chunks.push(chunk));
    call.once('error', () => resolve(false));
    // A frame of five bytes, then field 1 (status) with the value 1 (SERVING).
    call.once('end', () =>
      resolve(
        Buffer.concat(chunks)
          .subarray(5)
          .equals(Buffer.from([8, 1])),
      ),
    );
    call.end(Buffer.alloc(5));
  });
}

/** A service asks itself, so both certificates are its own. */
function proofs() {
  const file = (name) => readFileSync(`${GRPC_IDENTITY}/${name}`);
  const name = SERVICE.split('/').at(-1);
  return { ca: file('ca.crt'), cert: file('tls.crt'), key: file('tls.key'), servername: name };
}

function httpReady(port) {
  return new Promise((resolve) => {
    const call = request({ host: '127.0.0.1', port, path: HEALTH_PATH }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    });
    call.once('error', () => resolve(false));
    call.end();
  });
}
