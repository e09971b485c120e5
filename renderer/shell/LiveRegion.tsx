import { useViewStore } from '../stores/viewStore.ts';

/** Says what happened to a screen reader. The key makes a sentence that comes twice be said twice. */
export function LiveRegion() {
  const { text, turn } = useViewStore((state) => state.announcement);
  return (
    <div aria-live="polite" aria-atomic="true" role="status" className="sr-only" data-testid="announcements">
      <span key={turn}>{text}</span>
    </div>
  );
}
