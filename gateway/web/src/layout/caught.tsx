import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/bilingual.ts';
import { Page } from '../ui/page.tsx';
import { messages } from './messages.ts';

interface CaughtProps {
  readonly children: ReactNode;
}

/** A page whose files cannot be had says so, and the rest of the console goes on. */
export class Caught extends Component<CaughtProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useText(messages);
  return (
    <Page title={t.broken} lead={t.brokenLead}>
      <button type="button" onClick={() => window.location.reload()}>
        {t.reload}
      </button>
    </Page>
  );
}
