import { credentials, experimental, ServerCredentials, type ChannelCredentials } from '@grpc/grpc-js';
import type { PeerName, ServiceConfig } from './config.ts';
import { speakRecommendedSuites } from './peer-identity/suites.ts';
import { watchedIdentity } from './peer-identity/watched.ts';

speakRecommendedSuites();

/** Where a service is reached, whose name its certificate must bear, and with which folder we prove our own. */
export interface Peer {
  readonly name: PeerName;
  /** `host:port` */
  readonly address: string;
  /** Undefined: neither side proves anything, which only measurements do. */
  readonly identity: string | undefined;
}

export function peerOf({ peers, grpc }: Pick<ServiceConfig, 'peers' | 'grpc'>, name: PeerName): Peer {
  return { name, address: peers[name], identity: grpc.identity };
}

/** What a server shows, and demands of whoever connects. */
export function serverCredentials(identity: string | undefined): ServerCredentials {
  if (identity === undefined) return ServerCredentials.createInsecure();
  const watched = watchedIdentity(identity);
  return experimental.createCertificateProviderServerCredentials(watched, watched, true);
}

export function channelCredentials({ identity }: Peer): ChannelCredentials {
  if (identity === undefined) return credentials.createInsecure();
  const watched = watchedIdentity(identity);
  return experimental.createCertificateProviderChannelCredentials(watched, watched);
}
