import { useState } from 'react';
import { send, type Outcome } from '../../commands/send.ts';
import { refusalOf } from '../../graphql/refusal.ts';
import type { Ready } from './form/commands.ts';
import { faultOf, type Fault } from './form/faults.ts';
import type { Field } from './form/form.ts';

/** Sends what is ready and says what is wrong where it is not, or was refused. */
export function useSending(fields: readonly Field[]) {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (ready: Ready): Promise<Outcome | undefined> => {
    if ('faults' in ready) {
      setFaults(ready.faults);
      return undefined;
    }
    setBusy(true);
    try {
      const outcome = await send(ready.command);
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
