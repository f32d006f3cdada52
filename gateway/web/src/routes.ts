import { lazy, type ComponentType } from 'react';
import type { Role } from './session/account.ts';
import type { messages } from './layout/messages.ts';
import { HomePage } from './pages/home/home-page.tsx';

export interface RouteOf {
  readonly path: string;
  /** Key of its name in the messages of the layout. */
  readonly name: keyof (typeof messages)['vi'] & ('home' | 'rollout');
  readonly page: ComponentType;
  /** Whom it is offered to; absent: everyone. */
  readonly roles?: readonly Role[];
  /** True: shown without an account. */
  readonly open?: boolean;
}

const RolloutPage = lazy(() =>
  import('./pages/rollout/rollout-page.tsx').then(({ RolloutPage: page }) => ({ default: page })),
);

/** The pages in the order of the menu. */
export const routes: readonly RouteOf[] = [
  { path: '/', name: 'home', page: HomePage, open: true },
  { path: '/rollout', name: 'rollout', page: RolloutPage },
];
