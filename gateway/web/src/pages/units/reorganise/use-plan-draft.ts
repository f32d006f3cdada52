import { useState } from 'react';
import { useSession } from '../../../session/session.ts';
import { dropDraft, hasDraft, keepDraft, openDraft } from '../../log/form/draft.ts';
import { REORGANISATION } from './forms.ts';
import type { Plan } from './plan.ts';

/** A plan as it is being written, with the reason where it puts another one right. */
export interface PlanDraft extends Plan {
  readonly reason: string;
}

/** What is written of a plan, kept on this machine until it is recorded; `day`: of the state that it puts right. */
export function usePlanDraft(begun: Plan, day: string | undefined) {
  const account = useSession()!.id;
  const name = day === undefined ? REORGANISATION.name : `${REORGANISATION.name}.${day}`;
  const [draft, setDraft] = useState<PlanDraft>(() => ({
    ...begun,
    reason: '',
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
      setDraft({ ...begun, reason: '', commandId: crypto.randomUUID() });
    },
  };
}
