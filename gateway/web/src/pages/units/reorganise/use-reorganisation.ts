import { useState, type FormEvent } from 'react';
import { ReorganisationContentDocument } from '../../../generated/graphql.ts';
import { ask } from '../../../graphql/ask.ts';
import { nameOf } from '../../../graphql/operation.ts';
import { questions } from '../../../graphql/questions.ts';
import { refusalOf, type Refusal } from '../../../graphql/refusal.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { dispatch } from '../../../outbox/outbox.ts';
import { commandOf, problemsOf } from './correcting.ts';
import { messages } from './messages.ts';
import { missingIn, reasonMissing, type Fault } from './missing.ts';
import type { Plan } from './plan.ts';
import { usePlanDraft, type PlanDraft, type PutRight } from './use-plan-draft.ts';

type Step = 'writing' | 'checking' | 'passed' | 'recording' | 'recorded' | 'kept';

/** A plan on its way: whatever is changed has to be checked again before it can be recorded. */
export function useReorganisation(begun: Plan, recorded: PutRight | undefined) {
  const { draft, name, ...drafting } = usePlanDraft(begun, recorded);
  const { step, setStep, refused, rewrite, refuse, fail } = useStep();
  const t = useText(messages);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const correcting = recorded && { day: recorded.effectiveOn, reason: draft.reason.trim() };
  const check = (event: FormEvent) => {
    event.preventDefault();
    rewrite();
    const missing = [...missingIn(draft), ...(correcting?.reason === '' ? [reasonMissing] : [])];
    if (missing.length > 0) return setFaults(missing);
    setStep('checking');
    // Somebody else may have put it right meanwhile.
    void questions.invalidateQueries({ queryKey: [nameOf(ReorganisationContentDocument)] });
    void problemsOf(draft, correcting).then((problems) => {
      setFaults(problems);
      setStep(problems.length === 0 ? 'passed' : 'writing');
    }, fail);
  };
  const record = async () => {
    setStep('recording');
    if (recorded && (await isOvertaken(recorded))) return rewrite(t.changedSince);
    const written = { form: name, values: { ...draft } };
    const outcome = await dispatch(commandOf(draft, correcting), written).catch(fail);
    if (!outcome) return;
    if (outcome.refused) return refuse(outcome.refused);
    drafting.forget();
    setStep(outcome.kept ? 'kept' : 'recorded');
  };
  const change = (patch: Partial<PlanDraft>) => {
    rewrite();
    drafting.change(patch);
  };
  const restart = () => {
    rewrite();
    setFaults([]);
    drafting.restart();
  };
  return { plan: draft, begun: drafting.begun, change, restart, step, faults, refused, check, record };
}

/** Whether somebody has recorded the same state anew since it was shown; without a line nobody can tell. */
async function isOvertaken({ effectiveOn, recordedAt }: PutRight): Promise<boolean> {
  const asked = { effectiveOn };
  const now = await questions
    .fetchQuery({
      queryKey: [nameOf(ReorganisationContentDocument), asked],
      queryFn: ({ signal }) => ask(ReorganisationContentDocument, asked, signal),
      staleTime: 0,
      retry: false,
    })
    .catch(() => undefined);
  return now !== undefined && now.reorganisations[0]?.recordedAt !== recordedAt;
}

/** How far it is, and why not farther. */
function useStep() {
  const t = useText(messages);
  const language = useLanguage();
  const [step, setStep] = useState<Step>('writing');
  const [refused, setRefused] = useState<string>();
  const rewrite = (why?: string) => {
    setStep('writing');
    setRefused(why);
  };
  const refuse = ({ code, message }: Refusal) =>
    rewrite(code === 'UNREACHABLE' ? t.notChecked : message[language]);
  const fail = (error: unknown) => refuse(refusalOf(error));
  return { step, setStep, refused, rewrite, refuse, fail };
}
