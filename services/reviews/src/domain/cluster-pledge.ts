import { refuse } from '@trienkhai/kernel/domain-error';
import { requirePastDay } from '@trienkhai/kernel/rules/day';
import { requireDistinct, requireLength, requireText } from '@trienkhai/kernel/rules/text';
import type { FactContext } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { ClusterEvent, CorrectPledge, Pledge, SignPledge } from './cluster-events.ts';
import { membershipOn, yearOf } from './cluster-state.ts';
import type { KnownCluster } from './cluster-state.ts';
import { requireYear } from './cluster-year.ts';

/** One pledge for each year. */
export function signPledge(
  state: KnownCluster,
  { clusterId, year, pledge: draft }: SignPledge,
  context: FactContext,
): readonly ClusterEvent[] {
  requireYear(state, year);
  const pledge = checkPledge(state, draft, context);
  const before = yearOf(state, year).pledge;
  if (sameValue(pledge, before)) return [];
  if (before) {
    throw refuse(
      'ALREADY_RECORDED',
      `Giao ước năm ${year} đã được ghi; muốn sửa thì đính chính.`,
      `The pledge for ${year} is already recorded; to change it, correct it.`,
      { path: ['year'] },
    );
  }
  return [{ type: 'PledgeSigned', clusterId, year, pledge }];
}

export function correctPledge(
  state: KnownCluster,
  { clusterId, year, pledge: draft, reason: why }: CorrectPledge,
  context: FactContext,
): readonly ClusterEvent[] {
  const before = yearOf(state, year).pledge;
  if (!before) {
    throw refuse(
      'PLEDGE_UNKNOWN',
      `Cụm chưa ký giao ước cho năm ${year}; hãy ghi việc ký giao ước.`,
      `The cluster has signed no pledge for ${year}; record its signing first.`,
      { path: ['year'] },
    );
  }
  const pledge = checkPledge(state, draft, context);
  const reason = requireText(why, 'reason', ['reason']);
  if (sameValue(pledge, before)) return [];
  return [{ type: 'PledgeCorrected', clusterId, year, pledge, reason }];
}

function checkPledge(state: KnownCluster, draft: Pledge, { today }: FactContext): Pledge {
  const on = requirePastDay(draft.on, today, ['on']);
  const memberIds = membershipOn(state, on)?.memberIds ?? [];
  requireLength(draft.targets, ['targets']);
  const targets = draft.targets.map(({ text }, index) => ({
    text: requireText(text, 'note', ['targets', String(index), 'text']),
  }));
  requireDistinct(draft.signatoryIds, (id) => id, ['signatories']);
  const stranger = draft.signatoryIds.findIndex((id) => !memberIds.includes(id));
  if (memberIds.length === 0 || stranger >= 0) throw notMember(on, Math.max(stranger, 0));
  return { on, targets, signatoryIds: draft.signatoryIds.length > 0 ? [...draft.signatoryIds] : memberIds };
}

function notMember(on: string, index: number) {
  return refuse(
    'NOT_A_MEMBER',
    `Ngày ${on} đơn vị này chưa là thành viên của cụm; chỉ thành viên ký giao ước.`,
    `On ${on} this unit is no member of the cluster; only members sign its pledge.`,
    { path: ['signatories', String(index)], facts: { on } },
  );
}
