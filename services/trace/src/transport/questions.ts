import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type * as model from '@trienkhai/proto/trienkhai/trace/v1/questions';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { whoIsBehind, type BehindCount, type BehindUnit } from '../queries/rollout/behind.ts';
import { chainHandler } from './chain.ts';
import { pageRequest } from './pages.ts';
import { answeredAt, openRollout, type RolloutQueries } from './opened-rollout.ts';

/** Who is behind with a directive, and what hangs on it. */
export function questionHandlers(queries: RolloutQueries) {
  return { listBehind: listBehind(queries), getChain: chainHandler(queries) };
}

function listBehind(queries: RolloutQueries) {
  return async (request: proto.ListBehindRequest, call: CallContext): Promise<proto.ListBehindResponse> => {
    const opened = await openRollout(request, call, queries);
    const level = fromProto.level(request.level) ?? 'COMMUNE';
    const stage = fromProto.stage(request.stage);
    if (stage === undefined || stage === 'ISSUED') throw noStageOfUnits();
    const { reading, inputs, within, on } = opened;
    const table = queries.rollouts.table(inputs, on, within);
    const question = { level, stage, page: pageRequest(request.page) };
    const { page, all, byParent } = whoIsBehind(table, reading.history, question);
    return {
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: unitToProto(node) })),
      pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
      all: countToProto(all),
      byParent: byParent.map(countToProto),
      at: answeredAt(opened),
    };
  };
}

function unitToProto({ coverage, ...unit }: BehindUnit): model.BehindUnit {
  return { ...unit, coverage: `COVERAGE_${coverage}` };
}

function countToProto(count: BehindCount): model.BehindCount {
  return { ...count };
}

function noStageOfUnits(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    'Hãy chọn một bước của đơn vị thực hiện; "ban hành" chỉ là của cơ quan ban hành.',
    'Choose a stage of the units that act; "issued" is the issuer\'s alone.',
    { path: ['stage'] },
  );
}
