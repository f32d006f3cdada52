import { useState } from 'react';
import { refusalOf } from '../../graphql/refusal.ts';
import { dispatch, type Dispatched } from '../../outbox/outbox.ts';
import type { Ready } from './form/commands.ts';
import type { Draft } from './form/draft.ts';
import { faultOf, type Fault } from './form/faults.ts';
import type { Field } from './form/form.ts';

/** Sends what was written under the name of a draft, or keeps it until it can be sent; says what is wrong with it. */
export function useSending(name: string, fields: readonly Field[]) {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (ready: Ready, written: Draft): Promise<Dispatched | undefined> => {
    if ('faults' in ready) {
      setFaults(ready.faults);
      return undefined;
    }
    setBusy(true);
    try {
      const outcome = await dispatch(ready.command, { form: name, values: written });
      setFaults(outcome.refused ? [faultOf(outcome.refused, fields)] : []);
      return outcome;
    } catch (error) {
      setFaults([{ path: [], message: refusalOf(error).message }]);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { faults, busy, submit };
}
