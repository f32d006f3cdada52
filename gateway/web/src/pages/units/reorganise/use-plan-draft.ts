import { useState } from 'react';
import { useSession } from '../../../session/session.ts';
import { dropDraft, hasDraft, keepDraft, openDraft } from '../../log/form/draft.ts';
import { REORGANISATION } from './forms.ts';
import type { Plan } from './plan.ts';

/** A plan as it is being written, with the reason where it puts another one right. */
export interface PlanDraft extends Plan {
  readonly reason: string;
  /** When what it puts right had been recorded as its writer found it. */
  readonly begunWith?: string | undefined;
}

/** The recorded state that a plan puts right. */
export interface PutRight {
  /** Of the territory in which it stands. */
  readonly version: number;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  readonly cancelled: boolean;
  /** Why it was put right itself. */
  readonly reason?: string | null | undefined;
}

/** What is written of a plan, kept on this machine until it is recorded. */
export function usePlanDraft(begun: Plan, correcting: PutRight | undefined) {
  const account = useSession()!.id;
  const name = correcting ? `${REORGANISATION.name}.${correcting.effectiveOn}` : REORGANISATION.name;
  const first = { ...begun, reason: '', begunWith: correcting?.recordedAt };
  const [draft, setDraft] = useState<PlanDraft>(() => ({
    ...first,
    ...openDraft<PlanDraft>(name, account),
  }));
  return {
    draft,
    name,
    begun: hasDraft(name, account),
    change: (patch: Partial<PlanDraft>) => {
      const changed = { ...draft, ...patch };
      setDraft(changed);
      keepDraft(name, account, changed);
    },
    /** It is recorded, or on its way: what is written next is another one. */
    forget: () => dropDraft(name, account),
    restart: () => {
      dropDraft(name, account);
      setDraft({ ...first, commandId: crypto.randomUUID() });
    },
  };
}
