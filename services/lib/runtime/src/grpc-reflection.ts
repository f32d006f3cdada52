import type { Server } from '@grpc/grpc-js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Logger } from 'pino';

const require = createRequire(import.meta.url);

/** Serves reflection from the descriptors that `npm run generate` leaves beside the generated contract. */
export async function addReflection(server: Server, logger: Pick<Logger, 'warn'>): Promise<void> {
  const file = new URL('../../../../proto/src/descriptors.binpb', import.meta.url);
  const descriptors = await readFile(file).catch(() => undefined);
  if (!descriptors) return logger.warn({ file: file.pathname }, 'no descriptors, reflection is off');
  const { loadFileDescriptorSetFromBuffer } = await import('@grpc/proto-loader');
  const { ReflectionService } = require('@grpc/reflection') as typeof import('@grpc/reflection');
  new ReflectionService(loadFileDescriptorSetFromBuffer(descriptors)).addToServer(server);
}
