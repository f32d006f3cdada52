import type { Server } from '@grpc/grpc-js';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';

/** Serves reflection from the descriptors that `npm run generate` leaves beside the generated contract. */
export async function addReflection(server: Server, logger: Pick<Logger, 'warn'>): Promise<void> {
  const file = new URL('../../../../../proto/src/descriptors/all.binpb', import.meta.url);
  const descriptors = await readFile(file).catch(() => undefined);
  if (!descriptors) return logger.warn({ file: file.pathname }, 'no descriptors, reflection is off');
  const { loadFileDescriptorSetFromBuffer } = await import('@grpc/proto-loader');
  const { ReflectionService } = await import('@grpc/reflection');
  new ReflectionService(loadFileDescriptorSetFromBuffer(descriptors)).addToServer(server);
}
