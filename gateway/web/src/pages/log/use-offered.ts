import { dayOf } from '@trienkhai/kernel/day';
import { useQuery } from '@tanstack/react-query';
import type { Command } from '../../commands/command.ts';
import { rightsTo } from '../../commands/rehearse.ts';
import { KEPT } from '../../graphql/questions.ts';
import { useSession } from '../../session/session.ts';
import type { Form, Start, Subject } from './form/form.ts';
import { rehearsalAbout, rehearsalOf } from './rehearsals.ts';

/** Those of the forms that the account may send for what its unit does; what is not heard yet is left out. */
export function useOfferedRecordings(forms: readonly Form[], unit: string): readonly Form[] {
  const offered = useOffered(forms, unit, rehearsalOf);
  return offered ?? forms.filter(({ rehearsal }) => !rehearsal);
}

/** Those that it may send about a record that stands; undefined: not heard yet. */
export function useOfferedAbout(
  forms: readonly Form[],
  subject: Subject,
  unit: string | undefined,
): readonly Form[] | undefined {
  return useOffered(forms, unit, ({ correction }, start) => rehearsalAbout(correction, subject, start));
}

type Rehearsal = (form: Form, start: Start) => Command | undefined;

/** Rights are heard from the services, not reckoned here; a form without a rehearsal is for whoever records. */
function useOffered(
  forms: readonly Form[],
  unit: string | undefined,
  rehearsal: Rehearsal,
): readonly Form[] | undefined {
  const account = useSession()?.id;
  const start = unit === undefined ? undefined : { unit, today: dayOf(new Date()) };
  const judged = start
    ? forms.flatMap((form) => {
        const command = rehearsal(form, start);
        return command ? [{ form, command }] : [];
      })
    : [];
  const about = judged.map(({ command: { name, input } }) => [name, { ...input, commandId: '' }]);
  const { data } = useQuery({
    queryKey: ['Rehearsal', account, about],
    queryFn: async ({ signal }) => {
      const rights = await rightsTo(
        judged.map(({ command }) => command),
        signal,
      );
      return judged.flatMap(({ form }, at) => (rights[at] ? [form.name] : []));
    },
    enabled: judged.length > 0,
    ...KEPT,
  });
  if (!start || (judged.length > 0 && !data)) return undefined;
  return forms.filter((form) => !judged.some((each) => each.form === form) || data?.includes(form.name));
}
