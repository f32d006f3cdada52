import type { Server } from '@grpc/grpc-js';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';

interface Reflection {
  addToServer(server: Pick<Server, 'addService'>): void;
}

const DESCRIPTORS = new URL('../../../../../proto/src/descriptors/all.binpb', import.meta.url);

/** Taking the descriptors apart takes longer than everything else of a start: once for all servers. */
let shared: Promise<Reflection | undefined> | undefined;

/** Serves reflection from the descriptors that `npm run generate` leaves beside the generated contract. */
export async function addReflection(server: Server, logger: Pick<Logger, 'warn'>): Promise<void> {
  const reflection = await (shared ??= open());
  if (reflection) reflection.addToServer(server);
  else logger.warn({ file: DESCRIPTORS.pathname }, 'no descriptors, reflection is off');
}

async function open(): Promise<Reflection | undefined> {
  const descriptors = await readFile(DESCRIPTORS).catch(() => undefined);
  if (!descriptors) return undefined;
  const { loadFileDescriptorSetFromBuffer } = await import('@grpc/proto-loader');
  const { ReflectionService } = await import('@grpc/reflection');
  return new ReflectionService(loadFileDescriptorSetFromBuffer(descriptors));
}
