import { useDocumentStore } from '../stores/documentStore.ts';
import { useUnsavedQuestion } from '../stores/unsavedQuestion.ts';
import { projectTexts } from '../texts/projectTexts.ts';
import { uiTexts } from '../texts/uiTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks what to do with unsaved work before the project goes. */
export function UnsavedDialog() {
  const answer = useUnsavedQuestion((state) => state.answer);
  const name = useDocumentStore((state) => state.document.name);
  const say = useTexts(projectTexts);
  const sayUi = useTexts(uiTexts);
  return (
    <Dialog
      open={answer !== null}
      onOpenChange={(open) => {
        if (!open) answer?.('cancel');
      }}
      title={say('unsavedTitle', { name })}
      description={say('unsavedBody')}
      size="sm"
      mustAnswer
      footer={
        <>
          <Button variant="ghost" onClick={() => answer?.('cancel')}>
            {sayUi('cancel')}
          </Button>
          <Button onClick={() => answer?.('discard')}>{say('discard')}</Button>
          <Button variant="primary" onClick={() => answer?.('save')}>
            {say('save')}
          </Button>
        </>
      }
    />
  );
}
