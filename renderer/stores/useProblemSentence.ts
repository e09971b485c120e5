import type { Problem } from '../../shared/base/problem.ts';
import type { Language } from '../../shared/base/text.ts';
import type { LoomDocument } from '../../shared/graph/document.ts';
import { describeProblem } from '../../shared/messages/catalogue.ts';
import { useSpeech } from '../texts/useTexts.ts';
import { nodeTitle } from './describeNode.ts';
import { useDocumentStore } from './documentStore.ts';

/** The sentence of a problem, with nodes called as the person sees them on the canvas. */
export function useProblemSentence(problem: Problem): string {
  const { language } = useSpeech();
  const nodes = useDocumentStore((state) => state.document.nodes);
  return problemSentence(problem, nodes, language);
}

/** The same outside React. A value that is the id of a node becomes its title. */
export function problemSentence(problem: Problem, nodes: LoomDocument['nodes'], language: Language): string {
  const values = Object.fromEntries(
    Object.entries(problem.values ?? {}).map(([name, value]) => {
      const record = typeof value === 'string' && Object.hasOwn(nodes, value) ? nodes[value] : undefined;
      return [name, record ? nodeTitle(record, language) : value];
    }),
  );
  return describeProblem({ code: problem.code, values }, language);
}
