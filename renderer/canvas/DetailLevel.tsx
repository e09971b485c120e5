import { useStore } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

/** Below 60 % of zoom: icon, title, state. Below 30 %: a coloured block. The stylesheet does it; no card is drawn again. */
export function DetailLevel({ wrapper }: { readonly wrapper: RefObject<HTMLElement | null> }) {
  const level = useStore((state) =>
    state.transform[2] < 0.3 ? 'block' : state.transform[2] < 0.6 ? 'compact' : 'full',
  );
  useEffect(() => {
    if (wrapper.current) wrapper.current.dataset.detail = level;
  }, [level, wrapper]);
  return null;
}
