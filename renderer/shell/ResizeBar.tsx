import { Separator } from 'react-resizable-panels';
import { joinClasses } from '../ui/joinClasses.ts';

/** The line between two panels: drag it, or move it with the arrow keys. One pixel drawn, more to hit. */
export function ResizeBar({ label, horizontal = false }: { readonly label: string; readonly horizontal?: boolean }) {
  return (
    <Separator
      aria-label={label}
      className={joinClasses(
        'relative z-10 bg-line transition-colors hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent',
        horizontal ? 'h-px' : 'w-px',
      )}
    />
  );
}
