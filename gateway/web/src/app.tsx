import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useDeferredValue } from 'react';
import { Route, Switch } from 'wouter';
import { questions } from './graphql/questions.ts';
import { useText } from './i18n/bilingual.ts';
import { useKeptAnswers } from './kept/answers.ts';
import { Caught } from './layout/caught.tsx';
import { messages } from './layout/messages.ts';
import { Shell } from './layout/shell.tsx';
import { useOutboxAtWork } from './outbox/outbox.ts';
import { routes, type RouteOf } from './routes.ts';
import { useSession } from './session/session.ts';
import { SignIn } from './session/sign-in.tsx';
import { Page } from './ui/page.tsx';
import { Pending } from './ui/pending.tsx';

export function App() {
  useKeptAnswers();
  useOutboxAtWork();
  return (
    <QueryClientProvider client={questions}>
      <Shell>
        <Suspense fallback={<Pending />}>
          <Switch>
            {routes.map((route) => (
              <Route key={route.path} path={route.path}>
                <Caught>
                  <Guarded route={route} />
                </Caught>
              </Route>
            ))}
            <Route>
              <Missing />
            </Route>
          </Switch>
        </Suspense>
      </Shell>
    </QueryClientProvider>
  );
}

function Guarded({ route: { page: Shown, name, open } }: { route: RouteOf }) {
  const t = useText(messages);
  // A page is drawn piece by piece also where who has signed in is known only afterwards.
  const account = useDeferredValue(useSession()?.id);
  if (account !== undefined || open) return <Shown />;
  return (
    <Page title={t[name]}>
      <SignIn />
    </Page>
  );
}

function Missing() {
  const t = useText(messages);
  return (
    <Page title={t.missing} lead={t.missingLead}>
      {null}
    </Page>
  );
}
