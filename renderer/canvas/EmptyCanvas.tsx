import { Database, Plus } from 'lucide-react';
import { canvasControl } from '../stores/canvasControl.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { canvasTexts } from '../texts/canvasTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** A canvas with nothing on it: the one thing to do next. */
export function EmptyCanvas() {
  const say = useTexts(canvasTexts);
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <EmptyState
        icon={Database}
        title={say('emptyTitle')}
        description={say('emptyBody')}
        action={
          <Button
            variant="primary"
            icon={Plus}
            className="pointer-events-auto"
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              useViewStore.setState({
                quickAdd: {
                  screen: { x: box.left, y: box.bottom + 4 },
                  place: canvasControl()?.centre() ?? { x: 0, y: 0 },
                  category: 'data',
                },
              });
            }}
          >
            {say('emptyAction')}
          </Button>
        }
      />
    </div>
  );
}
