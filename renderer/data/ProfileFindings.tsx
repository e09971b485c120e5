import type { Preview } from '../../shared/ipc/dataContract.ts';
import { FixButtons } from '../parts/FixButtons.tsx';
import { ProblemCard } from '../parts/ProblemCard.tsx';
import { useDocumentStore } from '../stores/documentStore.ts';
import { dataTexts } from '../texts/dataTexts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { listProfileFixes } from './profileFixes.ts';

/** What is odd in the data that leaves a node, each with the nodes that would mend it. Nothing when nothing is. */
export function ProfileFindings({ node, findings }: { readonly node: string; readonly findings: Preview['profile'] }) {
  const say = useTexts(dataTexts);
  const document = useDocumentStore((state) => state.document);
  if (findings.length === 0) return null;
  return (
    <section aria-label={say('profile')} className="flex flex-col gap-1" data-testid="profile">
      <h3 className="text-xs font-medium text-ink-soft">{say('profile')}</h3>
      {findings.map((finding) => (
        <ProblemCard key={`${finding.code} ${finding.values?.field ?? ''}`} problem={finding}>
          <FixButtons fixes={listProfileFixes(document, node, finding)} />
        </ProblemCard>
      ))}
    </section>
  );
}
