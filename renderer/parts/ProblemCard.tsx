import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/base/problem.ts';
import { fixTexts } from '../texts/fixTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { joinClasses } from '../ui/joinClasses.ts';

/** The sentence of a problem, with what can be done about it below. */
export function ProblemCard({ problem, children }: { readonly problem: Problem; readonly children?: ReactNode }) {
  const say = useTexts(fixTexts);
  const speech = useSpeech();
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
          {speech.problem(problem)}
        </p>
        {children}
      </div>
    </div>
  );
}
