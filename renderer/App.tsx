import './theme/tokens.css';
import { Shell } from './shell/Shell.tsx';
import { UiProvider } from './ui/UiProvider.tsx';

/** The window. */
export function App() {
  return (
    <UiProvider>
      <Shell />
    </UiProvider>
  );
}
