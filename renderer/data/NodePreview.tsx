import { dataTexts } from '../texts/dataTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { PreviewBody } from './PreviewBody.tsx';
import { ProfileFindings } from './ProfileFindings.tsx';
import { SampleRows } from './SampleRows.tsx';
import { SplitCounts } from './SplitCounts.tsx';
import { usePreview } from './usePreview.ts';

/** A first look at the rows that leave a node, for the inspector. The data panel shows more. */
export function NodePreview({ nodeId }: { readonly nodeId: string }) {
  const say = useTexts(dataTexts);
  const { number } = useSpeech();
  const reading = usePreview(nodeId, 24);
  return (
    <PreviewBody reading={reading}>
      {(preview) => (
        <>
          <p className="tabular text-xs text-ink-soft">
            {say('rows', { count: preview.rows, rows: number(preview.rows) })}
            {' · '}
            {say('fields', { count: preview.fields.length })}
          </p>
          {preview.splitCounts ? <SplitCounts counts={preview.splitCounts} /> : null}
          <ProfileFindings node={nodeId} findings={preview.profile} />
          <SampleRows preview={preview} limit={preview.fields.some((field) => field.semantic === 'image') ? 12 : 6} />
        </>
      )}
    </PreviewBody>
  );
}
