import { useViewStore } from '../stores/viewStore.ts';
import { Toasts } from '../ui/Toasts.tsx';

/** The frame of the window: the start page, or the editor with its panels. */
export function Shell() {
  const mode = useViewStore((state) => state.mode);
  return (
    <>
      <main className="grid h-full place-items-center">{mode}</main>
      <Toasts />
    </>
  );
}
