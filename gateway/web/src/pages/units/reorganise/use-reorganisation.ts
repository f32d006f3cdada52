import { useState, type FormEvent } from 'react';
import { refusalOf } from '../../../graphql/refusal.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { problemsOf, record as send } from './correcting.ts';
import { missingIn, reasonMissing, type Fault } from './missing.ts';
import type { Plan } from './plan.ts';

type Step = 'writing' | 'checking' | 'passed' | 'recording' | 'recorded';

/** A plan on its way: whatever is changed has to be checked again before it can be recorded. */
export function useReorganisation(begun: Plan, day: string | undefined) {
  const language = useLanguage();
  const [plan, setPlan] = useState(begun);
  const [reason, setReason] = useState('');
  const [step, setStep] = useState<Step>('writing');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [refused, setRefused] = useState<string>();
  const correcting = day === undefined ? undefined : { day, reason: reason.trim() };
  const rewrite = (why?: string) => {
    setStep('writing');
    setRefused(why);
  };
  const fail = (error: unknown) => rewrite(refusalOf(error).message[language]);
  const check = (event: FormEvent) => {
    event.preventDefault();
    setRefused(undefined);
    const missing = [...missingIn(plan), ...(correcting?.reason === '' ? [reasonMissing] : [])];
    if (missing.length > 0) return setFaults(missing);
    setStep('checking');
    void problemsOf(plan, correcting).then((problems) => {
      setFaults(problems);
      setStep(problems.length === 0 ? 'passed' : 'writing');
    }, fail);
  };
  const record = () => {
    setStep('recording');
    void send(plan, correcting).then(
      ({ refused: why }) => (why ? rewrite(why.message[language]) : setStep('recorded')),
      fail,
    );
  };
  const change = (patch: Partial<Plan>) => {
    rewrite();
    setPlan((before) => ({ ...before, ...patch }));
  };
  return { plan, change, reason, explain: setReason, step, faults, refused, check, record };
}
