import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type * as model from '@trienkhai/proto/trienkhai/trace/v1/questions';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { chainFacts, showFacts } from '../queries/chain-facts.ts';
import { chainOf, type ChainLink } from '../queries/chain.ts';
import { knownDirectives, type KnownDirective } from '../queries/directives.ts';
import { placer } from '../queries/totals/placing.ts';
import { unknownDirective, type RolloutQueries } from './opened-rollout.ts';
import { dayWithin, openReading, type Reading } from './reading.ts';

const DEEPEST = 12;
const MOST_DOCUMENTS = 100;
const MOST_FACTS = 20;

/** What rests on a document down to what units did under it, or what it rests on. */
export function chainHandler({ sources, models }: Pick<RolloutQueries, 'sources' | 'models'>) {
  return async (request: proto.GetChainRequest, call: CallContext): Promise<proto.GetChainResponse> => {
    const { directiveId = '', withinId } = request.scope ?? {};
    if (request.depth > DEEPEST || request.facts > MOST_FACTS) throw tooMuch();
    const reading = await openReading(request.context, call, sources);
    const on = dayWithin(reading, withinId, reading.today);
    const all = knownDirectives((await models.directives(reading.sight)).values(), reading.knownAt);
    const byId = new Map(all.map((each) => [each.id, each]));
    if (!byId.has(directiveId)) throw unknownDirective(directiveId);
    const bounds = { depth: request.depth, most: MOST_DOCUMENTS };
    const links = chainOf(directiveId, all, request.upwards, bounds);
    const inside = insideOf(reading, withinId, on);
    const steps: model.ChainStep[] = [];
    for (const link of links) {
      const directive = byId.get(link.id)!;
      const facts = request.upwards ? NOTHING : await factsUnder(directive);
      steps.push(stepToProto(link, facts.counts));
      const depth = (parentId: string) => link.depth + (parentId === link.id ? 1 : 2);
      steps.push(...facts.shown.map(({ id, parentId }) => factStep(id, parentId, depth(parentId))));
    }
    return { steps, at: reading.answeredAt(on) };

    async function factsUnder({ id, value: { sample } }: KnownDirective) {
      const views = await models.naming(reading.sight, id);
      const scope = { directiveId: id, on, knownAt: reading.knownAt, sample, inside };
      return showFacts(id, chainFacts(views, scope), request.facts);
    }
  };
}

const NOTHING = { counts: [], shown: [] } as const;

function insideOf({ history }: Reading, within: UnitId | undefined, on: string): (unitId: UnitId) => boolean {
  if (within === undefined) return () => true;
  const place = placer(history, within, on);
  return (unitId) => place(unitId) !== 'outside';
}

function stepToProto({ link, ...step }: ChainLink, counts: readonly model.ChainCount[]): model.ChainStep {
  return { ...step, link: link ? `LINK_KIND_${link}` : 'LINK_KIND_UNSPECIFIED', counts: [...counts] };
}

function factStep(id: string, parentId: string, depth: number): model.ChainStep {
  return { id, parentId, depth, link: 'LINK_KIND_UNSPECIFIED', counts: [], leftOut: 0 };
}

function tooMuch(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    `Chuỗi văn bản có tối đa ${DEEPEST} bậc, mỗi loại tối đa ${MOST_FACTS} việc. Hãy giảm "depth" hoặc "facts".`,
    `A chain has at most ${DEEPEST} steps and ${MOST_FACTS} facts of each kind. Lower "depth" or "facts".`,
    { path: ['depth'] },
  );
}
