import { Cable, CircleCheck, Wrench } from 'lucide-react';
import { useMemo } from 'react';
import type { Problem } from '../../shared/base/problem.ts';
import { FixButtons } from '../parts/FixButtons.tsx';
import { ProblemCard } from '../parts/ProblemCard.tsx';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { nodeTitle } from '../stores/describeNode.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { listSafeFixes, makeSafeFixes } from '../stores/fixes.ts';
import { showNode } from '../stores/showNode.ts';
import { useViewStore } from '../stores/viewStore.ts';
import { fixTexts } from '../texts/fixTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';

/** Everything that stands in the way of training, or should be known: where it is, and how to mend it. */
export function Problems() {
  const say = useTexts(fixTexts);
  const problems = useDerivedStore((state) => state.problems);
  const isEmpty = useDocumentStore((state) => Object.keys(state.document.nodes).length === 0);
  const safe = useMemo(() => listSafeFixes(problems), [problems]);
  if (problems.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={say('nothing')} description={say(isEmpty ? 'emptyHint' : 'nothingHint')} />
    );
  }
  return (
    <ScrollArea className="h-full">
      <div className="flex flex-col gap-2 p-3" data-testid="problems">
        {safe.length > 0 ? (
          <Button variant="primary" icon={Wrench} onClick={makeSafeFixes} className="self-start">
            {say('fixAll', { count: safe.length })}
          </Button>
        ) : null}
        <ul className="flex flex-col gap-1.5">
          {problems.map((problem) => (
            <li key={keyOf(problem)}>
              <ProblemRow problem={problem} />
            </li>
          ))}
        </ul>
      </div>
    </ScrollArea>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const say = useTexts(fixTexts);
  const { language } = useSpeech();
  const record = useDocumentStore((state) => state.document.nodes[problem.node ?? '']);
  const title = record ? nodeTitle(record, language) : say('project');
  const canConnect = record && problem.port !== undefined && (problem.fixes ?? []).length === 0;
  return (
    <ProblemCard
      problem={problem}
      before={
        record ? (
          <button
            type="button"
            aria-label={say('show', { title })}
            onClick={() => showNode(record.id)}
            className="mr-2 min-h-6 rounded-control px-1 font-semibold hover:underline"
          >
            {title}
          </button>
        ) : (
          <span className="mr-2 px-1 font-semibold">{problem.place ?? title}</span>
        )
      }
    >
      <FixButtons fixes={problem.fixes ?? []} />
      {canConnect ? (
        <Button
          size="sm"
          icon={Cable}
          className="mt-1.5"
          onClick={() => useViewStore.setState({ connecting: record.id })}
        >
          {say('connect')}
        </Button>
      ) : null}
    </ProblemCard>
  );
}

function keyOf(problem: Problem): string {
  return JSON.stringify([problem.code, problem.node, problem.parameter, problem.port, problem.place, problem.values]);
}
