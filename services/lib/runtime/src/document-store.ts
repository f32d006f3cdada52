import mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { tellWhere } from './document-store/unreachable.ts';

export type Db = mongo.Db;
export type Collection<T extends mongo.Document = mongo.Document> = mongo.Collection<T>;

export interface Database {
  /** Native driver: commit store, relay and projector. */
  readonly db: Db;
  /** mongoose on the same sockets: schemas, indexes, lean reads. */
  readonly connection: mongoose.Connection;
  /** Lets go of this database; the last one of a process closes the shared client. */
  close(): Promise<void>;
}

interface SharedClient {
  readonly connection: Promise<mongoose.Connection>;
  users: number;
}

const clients = new Map<string, SharedClient>();

const CLIENT_OPTIONS: mongoose.ConnectOptions = {
  // A store that does not answer must be told apart from a slow one within two seconds.
  serverSelectionTimeoutMS: 1_200,
  connectTimeoutMS: 1_200,
  // Sockets to a frozen server are given up; cursors that wait for data answer far sooner.
  socketTimeoutMS: 20_000,
  maxPoolSize: 64,
  // mongoose would hold operations back for ten seconds while the server is away.
  bufferCommands: false,
  autoIndex: false,
  autoCreate: false,
  appName: 'trienkhai',
};

/** Opens a database over one client per URI and process. Rejects within two seconds when nothing answers. */
export async function openDatabase(uri: string, name: string): Promise<Database> {
  const shared = clients.get(uri) ?? share(uri);
  shared.users += 1;
  try {
    const connection = await shared.connection;
    const own = connection.useDb(name, { useCache: false });
    return { db: connection.getClient().db(name), connection: own, close: once(() => release(uri, shared)) };
  } catch (error) {
    await release(uri, shared);
    throw error;
  }
}

function share(uri: string): SharedClient {
  const shared = { connection: connect(uri), users: 0 };
  clients.set(uri, shared);
  return shared;
}

async function connect(uri: string): Promise<mongoose.Connection> {
  try {
    return await mongoose.createConnection(uri, CLIENT_OPTIONS).asPromise();
  } catch (error) {
    throw tellWhere(error, uri);
  }
}

async function release(uri: string, shared: SharedClient): Promise<void> {
  shared.users -= 1;
  if (shared.users > 0) return;
  if (clients.get(uri) === shared) clients.delete(uri);
  await shared.connection.then((connection) => connection.close()).catch(() => undefined);
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= action());
}
