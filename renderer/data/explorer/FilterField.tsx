import { Funnel, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RowsPage } from '../../../shared/ipc/dataContract.ts';
import { resolveNode } from '../../../shared/pipeline/resolveNode.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useExplorerStore } from '../../stores/explorerStore.ts';
import { makeFix } from '../../stores/fixes.ts';
import { explorerTexts } from '../../texts/explorerTexts.ts';
import { useSpeech, useTexts } from '../../texts/useTexts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** The condition on rows, in the grammar of the Filter rows node; what it keeps can become such a node. */
export function FilterField({
  node,
  problem,
  matching,
}: {
  readonly node: string;
  readonly problem: RowsPage['problem'];
  readonly matching: number;
}) {
  const say = useTexts(explorerTexts);
  const { problem: sayProblem } = useSpeech();
  const filter = useExplorerStore((state) => state.filter);
  const [typed, setTyped] = useState(filter);
  useEffect(() => setTyped(filter), [filter]);
  const insert = () => {
    const record = useDocumentStore.getState().document.nodes[node];
    const port = record && resolveNode(record).outputs.find(({ carries }) => carries === 'dataset')?.name;
    if (port === undefined) return;
    makeFix({ type: 'insertAfter', node, port, kind: 'filterRows', values: { condition: filter.trim() } });
  };
  return (
    <div className="flex min-w-0 flex-1 items-start gap-1">
      <TextField
        label={say('filter')}
        value={typed}
        placeholder={say('filterHint')}
        mono
        // Rows are read when the condition stands: at each letter it would be wrong most of the time.
        onChange={setTyped}
        onCommit={(value) => useExplorerStore.setState({ filter: value })}
        error={problem && typed === filter ? sayProblem(problem) : undefined}
        className="min-w-0 flex-1"
        inputProps={{ name: 'explorer-filter', spellCheck: false }}
      />
      {filter.trim() === '' ? null : (
        <span className="mt-6 flex">
          {problem === null && matching > 0 ? (
            <IconButton icon={Funnel} label={say('insertFilter')} onClick={insert} />
          ) : null}
          <IconButton icon={X} label={say('clearFilter')} onClick={() => useExplorerStore.setState({ filter: '' })} />
        </span>
      )}
    </div>
  );
}
