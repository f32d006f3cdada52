import { lazy, type ComponentType } from 'react';
import type { Role } from './session/account.ts';
import type { messages } from './layout/messages.ts';
import { HomePage } from './pages/home/home-page.tsx';

export interface RouteOf {
  readonly path: string;
  /** Key of its name in the messages of the layout. */
  readonly name: keyof (typeof messages)['vi'] &
    (
      | 'home'
      | 'log'
      | 'rollout'
      | 'directives'
      | 'review'
      | 'units'
      | 'grants'
      | 'history'
      | 'operations'
      | 'outbox'
      | 'sessions'
    );
  readonly page: ComponentType;
  /** Whom it is offered to; absent: everyone. */
  readonly roles?: readonly Role[];
  /** True: shown without an account. */
  readonly open?: boolean;
  /** True: one comes to it from other pages, not from the menu. */
  readonly unlisted?: boolean;
}

const RolloutPage = lazy(() =>
  import('./pages/rollout/rollout-page.tsx').then(({ RolloutPage: page }) => ({ default: page })),
);

const LogPage = lazy(() =>
  import('./pages/log/log-page.tsx').then(({ LogPage: page }) => ({ default: page })),
);
const DirectivesPage = lazy(() =>
  import('./pages/directives/directives-page.tsx').then(({ DirectivesPage: page }) => ({ default: page })),
);
const ReviewPage = lazy(() =>
  import('./pages/review/review-page.tsx').then(({ ReviewPage: page }) => ({ default: page })),
);
const UnitsPage = lazy(() =>
  import('./pages/units/units-page.tsx').then(({ UnitsPage: page }) => ({ default: page })),
);
const GrantsPage = lazy(() =>
  import('./pages/grants/grants-page.tsx').then(({ GrantsPage: page }) => ({ default: page })),
);
const HistoryPage = lazy(() =>
  import('./pages/history/history-page.tsx').then(({ HistoryPage: page }) => ({ default: page })),
);
const OperationsPage = lazy(() =>
  import('./pages/operations/operations-page.tsx').then(({ OperationsPage: page }) => ({ default: page })),
);
const OutboxPage = lazy(() =>
  import('./pages/outbox/outbox-page.tsx').then(({ OutboxPage: page }) => ({ default: page })),
);
const SessionsPage = lazy(() =>
  import('./pages/sessions/sessions-page.tsx').then(({ SessionsPage: page }) => ({ default: page })),
);

/** The pages in the order of the menu. */
export const routes: readonly RouteOf[] = [
  { path: '/', name: 'home', page: HomePage, open: true },
  { path: '/log', name: 'log', page: LogPage, roles: ['recorder', 'admin'] },
  { path: '/rollout', name: 'rollout', page: RolloutPage },
  { path: '/directives', name: 'directives', page: DirectivesPage },
  { path: '/review', name: 'review', page: ReviewPage },
  { path: '/units', name: 'units', page: UnitsPage },
  { path: '/grants', name: 'grants', page: GrantsPage, roles: ['admin', 'control'] },
  { path: '/history', name: 'history', page: HistoryPage, unlisted: true },
  { path: '/operations', name: 'operations', page: OperationsPage, roles: ['admin', 'control'] },
  { path: '/outbox', name: 'outbox', page: OutboxPage, unlisted: true },
  { path: '/sessions', name: 'sessions', page: SessionsPage, unlisted: true },
];
