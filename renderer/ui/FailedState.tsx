import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSpeech } from '../texts/useTexts.ts';
import { describeError } from './describeError.ts';
import { EmptyState } from './EmptyState.tsx';

/** What stands where something should be when a call failed: what did not work, why (to be copied), and the next step. */
export function FailedState({
  title,
  error,
  action,
}: {
  readonly title: string;
  readonly error: unknown;
  readonly action?: ReactNode;
}) {
  const { language } = useSpeech();
  return (
    <EmptyState
      icon={CircleAlert}
      title={title}
      description={<span data-selectable>{describeError(error, language)}</span>}
      action={action}
    />
  );
}
