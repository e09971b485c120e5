import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/base/problem.ts';
import { useProblemSentence } from '../stores/useProblemSentence.ts';
import { fixTexts } from '../texts/fixTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { joinClasses } from '../ui/joinClasses.ts';

/** The sentence of a problem, with what can be done about it below. */
export function ProblemCard({
  problem,
  before,
  children,
}: {
  readonly problem: Problem;
  /** In front of the sentence: where it is. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}) {
  const say = useTexts(fixTexts);
  const sentence = useProblemSentence(problem);
  const isError = problem.severity === 'error';
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <div
      className={joinClasses(
        'flex items-start gap-2 rounded-control p-2 text-sm',
        isError ? 'bg-danger-soft' : 'bg-warning-soft',
      )}
      data-testid={`problem-${problem.code}`}
    >
      <Icon
        aria-label={say(problem.severity)}
        className={joinClasses('mt-0.5 size-3.5 shrink-0', isError ? 'text-danger-ink' : 'text-warning-ink')}
      />
      <div className="min-w-0 flex-1">
        <p className="break-words" data-selectable>
          {before}
          {sentence}
          {/* Which of a thousand files it is. */}
          {problem.node !== undefined && problem.place !== undefined ? (
            <span className="ml-1.5 font-mono text-xs break-all text-ink-soft">{problem.place}</span>
          ) : null}
        </p>
        {children}
      </div>
    </div>
  );
}
