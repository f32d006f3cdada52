import { expect, test } from '@jest/globals';
import { Client, credentials } from '@grpc/grpc-js';
import { startGrpcServer } from '../grpc-server.ts';

/** ServerReflectionRequest { list_services: "*" }. */
const LIST_SERVICES = Buffer.from([0x3a, 0x01, 0x2a]);
const asBytes = (value: Buffer) => value;

test.each(['v1', 'v1alpha'])(
  'who asks by %s is told every service of the contract',
  async (version) => {
    const logger = { error: () => undefined, warn: () => undefined };
    const verifyToken = () => Promise.reject(new Error('reflection needs no token'));
    const address = { host: '127.0.0.1', port: 0 };
    const server = await startGrpcServer({ ...address, services: [], verifyToken, logger, reflection: true });
    const client = new Client(server.address, credentials.createInsecure());
    try {
      const path = `/grpc.reflection.${version}.ServerReflection/ServerReflectionInfo`;
      const stream = client.makeBidiStreamRequest<Buffer, Buffer>(path, asBytes, asBytes);
      stream.end(LIST_SERVICES);
      const answers = await stream.toArray();
      expect(answers.join('')).toContain('trienkhai.trace.v1.TraceService');
      expect(answers.join('')).toContain('trienkhai.units.v1.UnitsService');
    } finally {
      client.close();
      await server.stop();
    }
  },
  30_000,
);
