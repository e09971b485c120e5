import { create } from 'zustand';

export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

interface UnsavedQuestion {
  readonly answer: ((answer: UnsavedAnswer) => void) | null;
}

/** The question whether to save before something ends the project; shell/UnsavedDialog shows it while it is open. */
export const useUnsavedQuestion = create<UnsavedQuestion>(() => ({ answer: null }));

/** Asks and waits for the answer. A question that was still open counts as cancelled. */
export function askUnsaved(): Promise<UnsavedAnswer> {
  useUnsavedQuestion.getState().answer?.('cancel');
  return new Promise((resolve) => {
    useUnsavedQuestion.setState({
      answer: (answer) => {
        useUnsavedQuestion.setState({ answer: null });
        resolve(answer);
      },
    });
  });
}
