import { useRef } from 'react';
import { OpenTasksDocument } from '../../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../../graphql/questions.ts';
import { useText } from '../../../i18n/bilingual.ts';
import { Answer } from '../../../ui/answer.tsx';
import { Select } from '../../../ui/select.tsx';
import { messages } from '../messages.ts';
import { useSurroundings } from './surroundings.ts';

interface TaskPickerProps {
  readonly label: string;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** One of the tasks that wait for the board's own unit, overdue ones first. */
export function TaskPicker({ label, chosen, onChoose }: TaskPickerProps) {
  const t = useText(messages);
  const { unit } = useSurroundings();
  const answer = useAnswer(OpenTasksDocument, { unit }, KEPT);
  const known = useRef(new Map<string, string>());
  return (
    <Answer to={answer}>
      {({ overdue, open }) => {
        const waiting = [...overdue.nodes, ...open.nodes];
        for (const { id, text } of waiting) known.current.set(id, text);
        // Somebody else may have done it meanwhile: what was chosen stays in the form.
        const gone = chosen && !waiting.some(({ id }) => id === chosen) ? [chosen] : [];
        const tasks = [...waiting, ...gone.map((id) => ({ id, text: known.current.get(id) ?? id }))];
        if (tasks.length === 0) return <p>{t.noTasks}</p>;
        return (
          <Select
            label={label}
            value={chosen ?? ''}
            options={[['', t.chooseTask], ...tasks.map(({ id, text }) => [id, text] as const)]}
            onChange={onChoose}
          />
        );
      }}
    </Answer>
  );
}
