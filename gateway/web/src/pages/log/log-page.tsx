import { useState } from 'react';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { OwnUnitDocument } from '../../generated/graphql.ts';
import { KEPT, useAnswer } from '../../graphql/questions.ts';
import { useText } from '../../i18n/bilingual.ts';
import { useSession } from '../../session/session.ts';
import { Answer } from '../../ui/answer.tsx';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../../url-state.ts';
import type { LinkedUnit } from '../units/unit-link.tsx';
import { Board } from './board.tsx';
import { LogForm } from './log-form.tsx';
import { messages } from './messages.ts';
import { useSetAside } from './set-aside.ts';
import { logUrl } from './url.ts';

/** A board's home: what is expected of it, and the form to say what it did. */
export function LogPage() {
  const t = useText(messages);
  const { level, code } = useSession()!;
  const answer = useAnswer(OwnUnitDocument, { level: level.toUpperCase() as Level, code }, KEPT);
  return (
    <Page title={t.title} lead={t.about}>
      <Answer to={answer}>
        {({ unit }) => (unit ? <Own unit={unit} /> : <p role="alert">{t.noUnit}</p>)}
      </Answer>
    </Page>
  );
}

function Own({ unit }: { readonly unit: LinkedUnit }) {
  const [{ sample, form = 'receipt' }, change] = useUrlState(logUrl);
  const [picked, setPicked] = useState<Picked>();
  const account = useSession()!.id;
  useSetAside(unit.id);
  const receive = (directive: string) => {
    setPicked({ directive, round: (picked?.round ?? 0) + 1 });
    change({ form: 'receipt' });
  };
  return (
    <>
      <Board
        unit={unit}
        sample={sample === '1'}
        onSample={(on) => change({ sample: on ? '1' : undefined })}
        onReceive={receive}
      />
      <LogForm
        key={`${form} ${picked?.round ?? 0}`}
        unit={unit.id}
        account={account}
        form={form}
        picked={picked?.directive}
        onForm={(chosen) => {
          setPicked(undefined);
          change({ form: chosen });
        }}
      />
    </>
  );
}

interface Picked {
  readonly directive: string;
  /** Counts the picks: the same document may be picked again. */
  readonly round: number;
}
