import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/units/v1/service';
import { UnitsServiceService } from '@trienkhai/proto/trienkhai/units/v1/service';
import { commandEndpoint } from '@trienkhai/runtime/command-service';
import type { GrpcService } from '@trienkhai/runtime/grpc-server';
import { termsDecider, termsStream } from '../domain/committee-term.ts';
import { organDecider, organId } from '../domain/organ.ts';
import { organCodec, termCodec } from '../storage/event-codec.ts';
import { administered } from './administered.ts';
import { grantEndpoints } from './grants.ts';
import { nothingElse, reorganisationEndpoints, type UnitsParts } from './reorganisations.ts';

export function unitsService(parts: UnitsParts): GrpcService {
  return {
    definition: UnitsServiceService,
    handlers: {
      ...reorganisationEndpoints(parts),
      ...organEndpoints(parts),
      ...grantEndpoints(parts),
      openCommitteeTerm: termEndpoint(parts),
    },
  };
}

function organEndpoints(parts: UnitsParts) {
  const handler = parts.handler(administered(organDecider), organCodec);
  return {
    establishOrgan: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: ({ meta: _meta, ...organ }: proto.EstablishOrganRequest) => {
        const id = organId(organ);
        return { streamId: id, key: id, command: { type: 'EstablishOrgan', ...organ } as const };
      },
    }),
    closeOrgan: commandEndpoint(parts, {
      handler,
      look: nothingElse,
      plan: (request: proto.CloseOrganRequest) => {
        const id = organOf(request.organId);
        const command = { type: 'CloseOrgan', organId: id, on: request.on } as const;
        return { streamId: id, key: id, command };
      },
    }),
  };
}

/** The node that a term belongs to is the committee, not the stream of its terms. */
function termEndpoint(parts: UnitsParts) {
  const open = commandEndpoint(parts, {
    handler: parts.handler(administered(termsDecider), termCodec),
    look: nothingElse,
    plan: ({ meta: _meta, ...term }: proto.OpenCommitteeTermRequest) => {
      const stream = termsStream(term.committeeId);
      return { streamId: stream, key: stream, command: { type: 'OpenCommitteeTerm', ...term } as const };
    },
  });
  return async (...[request, call]: Parameters<typeof open>) => {
    const { receipt } = await open(request, call);
    return { receipt: { ...receipt, nodeId: request.committeeId } };
  };
}

const ORGAN_ID = /^organ:[A-Za-z0-9._-]{1,40}:\d{4}-\d{2}-\d{2}$/;

function organOf(id: string): string {
  if (ORGAN_ID.test(id)) return id;
  throw refuse('UNIT_UNKNOWN', 'Không có cơ quan này.', 'There is no such organ.', {
    path: ['organ'],
    facts: { unit: id },
  });
}
