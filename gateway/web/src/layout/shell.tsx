import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Help, TourWhileWanted } from '../help/help.tsx';
import { SampleMark } from '../help/sample-mark.tsx';
import { useText } from '../i18n/bilingual.ts';
import { OutboxBadge } from '../outbox/badge.tsx';
import { routes } from '../routes.ts';
import { AccountMenu } from '../session/account-menu.tsx';
import { mayAs, useSession } from '../session/session.ts';
import { PrintButton } from '../ui/print-button.tsx';
import { ConnectionState } from './connection.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { messages } from './messages.ts';

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useText(messages);
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <header className="top">
        <p className="brand">
          <Link href="/">Triển Khai</Link>
        </p>
        <Navigation />
        <div className="top-end">
          <OutboxBadge />
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </header>
      <div className="strip">
        <ConnectionState />
        <SampleMark />
      </div>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <TourWhileWanted />
      <footer>
        <Help /> <PrintButton quiet /> <a href="/start">{t.tools}</a>
      </footer>
    </>
  );
}

function Navigation() {
  const t = useText(messages);
  const [path] = useLocation();
  useSession();
  return (
    <nav aria-label={t.menu}>
      <ul>
        {routes
          .filter(({ roles, unlisted }) => !unlisted && (!roles || mayAs(roles)))
          .map((route) => (
            <li key={route.path}>
              <Link href={route.path} aria-current={path === route.path ? 'page' : undefined}>
                {t[route.name]}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
