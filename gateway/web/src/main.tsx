import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followLine } from './graphql/reach.ts';
import { followVersions } from './layout/versions.ts';
import { meet } from './session/signing.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/forms.css';
import './styles/tables.css';
import './styles/pages.css';
import './styles/help.css';
import './styles/print.css';

followLine();
followVersions();
void meet();
const root = createRoot(document.getElementById('app')!);
// Piece by piece: keys and clicks come between.
startTransition(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
