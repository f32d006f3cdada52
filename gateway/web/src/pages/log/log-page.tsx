import { useState } from 'react';
import { useText } from '../../i18n/bilingual.ts';
import { useSession } from '../../session/session.ts';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../../url-state.ts';
import { OwnUnit } from '../own-unit.tsx';
import type { LinkedUnit } from '../units/unit-link.tsx';
import { Board } from './board.tsx';
import { LogForm } from './log-form.tsx';
import { messages } from './messages.ts';
import { useSetAside } from './set-aside.ts';
import { logUrl } from './url.ts';

/** A board's home: what is expected of it, and the form to say what it did. */
export function LogPage() {
  const t = useText(messages);
  return (
    <Page title={t.title} lead={t.about}>
      <OwnUnit>{(unit) => <Own unit={unit} />}</OwnUnit>
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
