import { Wrench } from 'lucide-react';
import type { Fix } from '../../shared/base/problem.ts';
import { describeFix } from '../../shared/pipeline/describeFix.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { makeFix } from '../stores/fixes.ts';
import { useSpeech } from '../texts/useTexts.ts';
import { Button } from '../ui/Button.tsx';

/** One button for every repair of a problem, best first. */
export function FixButtons({ fixes }: { readonly fixes: readonly Fix[] }) {
  const { text } = useSpeech();
  const document = useDocumentStore((state) => state.document);
  if (fixes.length === 0) return null;
  return (
    <div className="mt-1.5 flex flex-wrap gap-1.5">
      {fixes.map((fix) => {
        const words = text(describeFix(document, fix));
        return (
          <Button
            key={JSON.stringify(fix)}
            size="sm"
            icon={Wrench}
            title={words}
            onClick={() => makeFix(fix)}
            className="max-w-full"
          >
            <span className="truncate">{words}</span>
          </Button>
        );
      })}
    </div>
  );
}
