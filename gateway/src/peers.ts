import { connectForMany, connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { PeerName, ServiceConfig } from '@trienkhai/runtime/config';
import { peerOf } from '@trienkhai/runtime/peer-identity';
import { DirectivesServiceService } from '@trienkhai/proto/trienkhai/directives/v1/service';
import { ReviewsServiceService } from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { StudyServiceService } from '@trienkhai/proto/trienkhai/study/v1/service';
import { TraceServiceService } from '@trienkhai/proto/trienkhai/trace/v1/service';
import { UnitsServiceService } from '@trienkhai/proto/trienkhai/units/v1/service';

/** One typed client per service behind the gateway. */
export interface Peers {
  readonly units: GrpcClient<typeof UnitsServiceService>;
  readonly directives: GrpcClient<typeof DirectivesServiceService>;
  readonly study: GrpcClient<typeof StudyServiceService>;
  readonly reviews: GrpcClient<typeof ReviewsServiceService>;
  readonly trace: GrpcClient<typeof TraceServiceService>;
}

type Whereabouts = Pick<ServiceConfig, 'peers' | 'grpc'>;
type ClosablePeers = Peers & { close(): void };

/** Opens a client to every service; a service that is down is found out by the call. */
export function connectPeers(config: Whereabouts): ClosablePeers {
  const at = (name: PeerName) => peerOf(config, name);
  return closable({
    units: connectGrpc(UnitsServiceService, at('units')),
    directives: connectGrpc(DirectivesServiceService, at('directives')),
    study: connectGrpc(StudyServiceService, at('study')),
    reviews: connectGrpc(ReviewsServiceService, at('reviews')),
    trace: connectGrpc(TraceServiceService, at('trace')),
  });
}

/** The same for whoever sends many commands at once: those of one turn travel as one message. */
export function connectPeersForMany(config: Whereabouts): ClosablePeers {
  const at = (name: PeerName) => peerOf(config, name);
  return closable({
    units: connectForMany(UnitsServiceService, at('units')),
    directives: connectForMany(DirectivesServiceService, at('directives')),
    study: connectForMany(StudyServiceService, at('study')),
    reviews: connectForMany(ReviewsServiceService, at('reviews')),
    trace: connectGrpc(TraceServiceService, at('trace')),
  });
}

function closable(peers: Peers): ClosablePeers {
  return {
    ...peers,
    close: () => {
      for (const peer of Object.values(peers)) peer.close();
    },
  };
}
