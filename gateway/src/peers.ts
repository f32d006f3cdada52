import { connectForMany, connectGrpc, type GrpcClient } from '@trienkhai/runtime/grpc-client';
import type { PeerName } from '@trienkhai/runtime/config';
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

type Addresses = Readonly<Record<PeerName, string>>;
type ClosablePeers = Peers & { close(): void };

/** Opens a client to every service; a service that is down is found out by the call. */
export function connectPeers(addresses: Addresses): ClosablePeers {
  return closable({
    units: connectGrpc(UnitsServiceService, addresses.units),
    directives: connectGrpc(DirectivesServiceService, addresses.directives),
    study: connectGrpc(StudyServiceService, addresses.study),
    reviews: connectGrpc(ReviewsServiceService, addresses.reviews),
    trace: connectGrpc(TraceServiceService, addresses.trace),
  });
}

/** The same for whoever sends many commands at once: those of one turn travel as one message. */
export function connectPeersForMany(addresses: Addresses): ClosablePeers {
  return closable({
    units: connectForMany(UnitsServiceService, addresses.units),
    directives: connectForMany(DirectivesServiceService, addresses.directives),
    study: connectForMany(StudyServiceService, addresses.study),
    reviews: connectForMany(ReviewsServiceService, addresses.reviews),
    trace: connectGrpc(TraceServiceService, addresses.trace),
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
