import type { Problem } from '../../shared/base/problem.ts';
import { fixTexts } from '../texts/fixTexts.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { sayText } from '../texts/useTexts.ts';
import { useDerivedStore } from './derivedStore.ts';
import { useDocumentStore } from './documentStore.ts';
import { problemSentence } from './useProblemSentence.ts';
import { announce } from './viewStore.ts';

/** Long enough for what the person did ("Connected…") to be said first. */
const SAY_AFTER_MS = 1500;

/** Says aloud when an edit has brought a new error, and when the last one is gone. Returns the function that stops it. */
export function announceProblems(): () => void {
  let session = '';
  let known: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return useDerivedStore.subscribe(({ problems }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const state = useDocumentStore.getState();
      const errors = problems.filter((problem) => problem.severity === 'error');
      const keys = new Set(errors.map(keyOf));
      const fresh = errors.find((problem) => !known.has(keyOf(problem)));
      // A project that has just been opened is not news; neither is an empty one.
      const isNews = session === state.session && Object.keys(state.document.nodes).length > 0;
      if (isNews && fresh) {
        const sentence = problemSentence(fresh, state.document.nodes, currentLanguage());
        announce(sayText(fixTexts, 'newProblem', { sentence }));
      } else if (isNews && known.size > 0 && keys.size === 0) announce(sayText(fixTexts, 'solved'));
      session = state.session;
      known = keys;
    }, SAY_AFTER_MS);
  });
}

function keyOf({ code, node, port, parameter }: Problem): string {
  return [code, node, port, parameter].join('/');
}
