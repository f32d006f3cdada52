import type { Server, ServerDuplexStream, ServiceDefinition } from '@grpc/grpc-js';
import type { PackageDefinition } from '@grpc/proto-loader';
import { access, readFile } from 'node:fs/promises';
import type { Logger } from 'pino';

type Stream = ServerDuplexStream<unknown, unknown>;
type Answer = (stream: Stream) => void;
/** What a version of reflection answers with, by the path of its one method. */
type Answers = ReadonlyMap<string, Answer>;

const DESCRIPTORS = new URL('../../../../../proto/src/descriptors/all.binpb', import.meta.url);
const METHOD = 'ServerReflectionInfo';

/** Taking the descriptors apart takes longer than everything else of a start: who asks first waits for it. */
let shared: Promise<Answers> | undefined;

/** Serves reflection from the descriptors that `npm run generate` leaves beside the generated contract. */
export async function addReflection(server: Server, logger: Pick<Logger, 'warn'>): Promise<void> {
  const isThere = await access(DESCRIPTORS).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    logger.warn({ file: DESCRIPTORS.pathname }, 'no descriptors, reflection is off');
    return;
  }
  for (const [path, { definition }] of await versionsOf({})) {
    server.addService(definition, { [METHOD]: (stream: Stream) => void answer(path, stream) });
  }
}

async function answer(path: string, stream: Stream): Promise<void> {
  try {
    (await (shared ??= open())).get(path)?.(stream);
  } catch (error) {
    stream.destroy(error as Error);
  }
}

async function open(): Promise<Answers> {
  const { loadFileDescriptorSetFromBuffer } = await import('@grpc/proto-loader');
  const versions = await versionsOf(loadFileDescriptorSetFromBuffer(await readFile(DESCRIPTORS)));
  return new Map([...versions].map(([path, version]) => [path, version.answer]));
}

/** The versions of reflection on a contract, as the package would add them to a server. */
async function versionsOf(contract: PackageDefinition) {
  const { ReflectionService } = await import('@grpc/reflection');
  const versions = new Map<string, { readonly definition: ServiceDefinition; readonly answer: Answer }>();
  const collector: Pick<Server, 'addService'> = {
    addService(definition, { [METHOD]: handler }) {
      versions.set(definition[METHOD]!.path, { definition, answer: handler as Answer });
    },
  };
  new ReflectionService(contract).addToServer(collector);
  return versions;
}
