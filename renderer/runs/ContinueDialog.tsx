import { useState } from 'react';
import type { RunSummary } from '../../shared/run/runRecord.ts';
import { pressContinue } from '../stores/runActions.ts';
import { activeRun, useRunsStore } from '../stores/runsStore.ts';
import { runsTexts } from '../texts/runsTexts.ts';
import { uiTexts } from '../texts/uiTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { NumberField } from '../ui/NumberField.tsx';

/** Asks how far a run should go on from its last checkpoint. */
export function ContinueDialog({ run, onClose }: { readonly run: RunSummary; onClose(): void }) {
  const say = useTexts(runsTexts);
  const sayUi = useTexts(uiTexts);
  const { number } = useSpeech();
  const busy = useRunsStore((state) => activeRun(state) !== null);
  const { epoch, epochs } = run.state;
  // A run that was interrupted has epochs left; one that finished wants as many again.
  const [wanted, setWanted] = useState<number | null>(epoch < epochs ? epochs : epochs + Math.max(1, epochs));
  const more = (wanted ?? 0) - epoch;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="sm"
      title={say('continueTitle', { name: run.info.name })}
      description={say('continueBody', { epoch: number(epoch) })}
      footer={
        <>
          <Button onClick={onClose}>{sayUi('cancel')}</Button>
          <Button
            variant="primary"
            disabled={busy || more < 1}
            onClick={() => {
              if (wanted !== null) void pressContinue(run.info.id, wanted);
              onClose();
            }}
          >
            {say('continueConfirm', { count: Math.max(0, more) })}
          </Button>
        </>
      }
    >
      <NumberField
        label={say('continueEpochs')}
        value={wanted}
        onChange={setWanted}
        min={epoch + 1}
        max={100_000}
        integer
        autoFocus
        help={busy ? say('continueBusy') : undefined}
      />
    </Dialog>
  );
}
