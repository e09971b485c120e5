import { CommandPalette } from '../commands/CommandPalette.tsx';
import { KeysOverlay } from '../commands/KeysOverlay.tsx';
import { useCommandKeys } from '../commands/useCommandKeys.ts';
import { StartPage } from '../start/StartPage.tsx';
import { useViewStore } from '../stores/viewStore.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { Editor } from './Editor.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { UnsavedDialog } from './UnsavedDialog.tsx';
import { useWindowTitle } from './useWindowTitle.ts';

/** The frame of the window: the start page, or the editor with its panels. */
export function Shell() {
  const mode = useViewStore((state) => state.mode);
  useCommandKeys();
  useWindowTitle();
  return (
    <>
      {mode === 'start' ? <StartPage /> : <Editor />}
      <CommandPalette />
      <KeysOverlay />
      <UnsavedDialog />
      <LiveRegion />
      <Toasts />
    </>
  );
}
