import { CircleHelp, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Problem } from '../../shared/base/problem.ts';
import type { NodeRecord } from '../../shared/graph/document.ts';
import type { Parameter } from '../../shared/nodes/params.ts';
import { FixButtons } from '../parts/FixButtons.tsx';
import { ProblemCard } from '../parts/ProblemCard.tsx';
import { useDerivedStore } from '../stores/derivedStore.ts';
import { formatValue } from '../stores/describeNode.ts';
import { commitGesture } from '../stores/documentStore.ts';
import { setParameter, sharedValue } from '../stores/parameters.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ParameterControl } from './ParameterControl.tsx';

/** One parameter: its control, its help, the way back to what it started as, and what is wrong with it. */
export function ParameterField({
  name,
  parameter,
  records,
}: {
  readonly name: string;
  readonly parameter: Parameter;
  readonly records: readonly NodeRecord[];
}) {
  const say = useTexts(inspectorTexts);
  const { language, text } = useSpeech();
  const [helpOpen, setHelpOpen] = useState(false);
  const problems = useParameterProblems(records, name);
  const label = text(parameter.label);
  const value = sharedValue(records, name);
  const isInitial = JSON.stringify(value) === JSON.stringify(parameter.initial);
  const { type } = parameter.control;
  const canReset = !isInitial && type !== 'file' && type !== 'folder';
  const initialText =
    type === 'toggle' ? String(parameter.initial) : formatValue(parameter, parameter.initial, language);
  return (
    <div className="group/field flex flex-col gap-1.5" data-testid={`parameter-${name}`}>
      <ParameterControl
        name={name}
        parameter={parameter}
        records={records}
        value={value}
        label={label}
        help={helpOpen ? text(parameter.help) : undefined}
        aside={
          <span className="-my-1 flex items-center">
            {canReset ? (
              <IconButton
                icon={RotateCcw}
                size="sm"
                label={say('reset', { label, value: initialText || '–' })}
                onClick={() => {
                  commitGesture();
                  setParameter(records, name, parameter, parameter.initial, false);
                }}
              />
            ) : null}
            <IconButton
              icon={CircleHelp}
              size="sm"
              label={say('help', { label })}
              aria-expanded={helpOpen}
              onClick={() => setHelpOpen(!helpOpen)}
              className="opacity-60 group-focus-within/field:opacity-100 group-hover/field:opacity-100 aria-expanded:opacity-100"
            />
          </span>
        }
      />
      {problems.map((problem) => (
        <ProblemCard key={`${problem.node}-${problem.code}`} problem={problem}>
          <FixButtons fixes={problem.fixes ?? []} />
        </ProblemCard>
      ))}
    </div>
  );
}

function useParameterProblems(records: readonly NodeRecord[], name: string): readonly Problem[] {
  return useDerivedStore(
    useShallow((state) =>
      records.flatMap((record) =>
        (state.problemsByNode[record.id] ?? []).filter((problem) => problem.parameter === name),
      ),
    ),
  );
}
