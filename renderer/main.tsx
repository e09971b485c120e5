import './bridge/zodWithoutEval.ts';
import './bridge/trustedScripts.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startWindow } from './startWindow.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
await startWindow();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
