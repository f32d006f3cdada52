import { useState } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useSession } from '../../session/session.ts';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../../url-state.ts';
import { OwnUnit, type ActingUnit } from '../own-unit.tsx';
import { Board } from './board.tsx';
import { CorrectPage } from './correct-page.tsx';
import type { Values } from './form/form.ts';
import { readSubject } from './form/subject.ts';
import { formNamed, FORMS, RECORDINGS } from './forms/forms.ts';
import { Lately } from './lately.tsx';
import { messages } from './messages.ts';
import { RecordForm } from './record-form.tsx';
import { logUrl } from './url.ts';

/** A board's home: what is expected of it, the forms to say what it did, and what it said lately. */
export function LogPage() {
  const t = useText(messages);
  return (
    <Page title={t.title} lead={t.about}>
      <OwnUnit>{(unit) => <Own unit={unit} />}</OwnUnit>
    </Page>
  );
}

function Own({ unit }: { readonly unit: ActingUnit }) {
  const [{ sample, form: named, correct }, change] = useUrlState(logUrl);
  const [picked, setPicked] = useState<Picked>();
  const account = useSession()!.id;
  const form = formNamed(named) ?? FORMS[0]!;
  const recording = RECORDINGS.includes(form) ? form : FORMS[0]!;
  const choose = (name: string, values?: Values) => {
    setPicked(values && { values, round: (picked?.round ?? 0) + 1 });
    change({ form: name });
  };
  const common = { account, unit: unit.id };
  if (correct !== undefined) {
    const subject = readSubject(correct);
    return <CorrectPage key={`${form.name} ${correct}`} {...common} form={form} subject={subject} />;
  }
  return (
    <>
      <Board
        unit={unit}
        sample={sample === '1'}
        onSample={(on) => change({ sample: on ? '1' : undefined })}
        onRecord={choose}
      />
      <RecordForm
        key={`${recording.name} ${picked?.round ?? 0}`}
        {...common}
        form={recording}
        picked={picked?.values}
        onForm={choose}
      />
      <Lately unit={unit.id} sample={sample === '1'} />
    </>
  );
}

interface Picked {
  readonly values: Values;
  /** Counts the picks: the same document may be picked again. */
  readonly round: number;
}
