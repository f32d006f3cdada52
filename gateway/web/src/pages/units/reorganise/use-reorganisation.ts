import { useState, type FormEvent } from 'react';
import { ReorganisationContentDocument } from '../../../generated/graphql.ts';
import { askAfter } from '../../../graphql/positions.ts';
import { nameOf } from '../../../graphql/operation.ts';
import { questions } from '../../../graphql/questions.ts';
import { refusalOf, type Refusal } from '../../../graphql/refusal.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { dispatch } from '../../../outbox/outbox.ts';
import { commandOf, problemsOf, type Correcting } from './correcting.ts';
import { messages } from './messages.ts';
import { missingIn, reasonMissing, type Fault } from './missing.ts';
import type { Plan } from './plan.ts';
import { usePlanDraft, type PlanDraft, type PutRight } from './use-plan-draft.ts';

const TERRITORY = 'territory';

type Step = 'writing' | 'checking' | 'passed' | 'recording' | 'recorded' | 'kept';

/** A plan on its way: whatever is changed has to be checked again before it can be recorded. */
export function useReorganisation(begun: Plan, recorded: PutRight | undefined) {
  const { draft, name, ...drafting } = usePlanDraft(begun, recorded);
  const { step, setStep, refused, rewrite, refuse, fail } = useStep();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const correcting = recorded && correctingOf(recorded, draft);
  const check = (event: FormEvent) => {
    event.preventDefault();
    rewrite();
    const missing = [...missingIn(draft), ...(correcting?.reason === '' ? [reasonMissing] : [])];
    if (missing.length > 0) return setFaults(missing);
    setStep('checking');
    void Promise.all([problemsOf(draft, correcting), lookAgain()]).then(([problems]) => {
      setFaults(problems);
      setStep(problems.length === 0 ? 'passed' : 'writing');
    }, fail);
  };
  const record = async () => {
    setStep('recording');
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

function correctingOf({ effectiveOn: day, version }: PutRight, { reason }: PlanDraft): Correcting {
  return { day, version, reason: reason.trim() };
}

/** What is recorded now: somebody else may have put it right meanwhile. */
function lookAgain(): Promise<void> {
  return questions.invalidateQueries({ queryKey: [nameOf(ReorganisationContentDocument)] });
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
  const refuse = ({ code, message, facts }: Refusal) => {
    if (code !== 'VERSION_CONFLICT')
      return rewrite(code === 'UNREACHABLE' ? t.notChecked : message[language]);
    askAfter(TERRITORY, Number(facts['version']));
    void lookAgain();
    rewrite(t.changedSince);
  };
  const fail = (error: unknown) => refuse(refusalOf(error));
  return { step, setStep, refused, rewrite, refuse, fail };
}
