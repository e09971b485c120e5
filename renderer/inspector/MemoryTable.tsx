import { useDerivedStore } from '../stores/derivedStore.ts';
import { useMachineMemory } from '../stores/machineMemory.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';

const PARTS = ['parameters', 'optimizer', 'activations', 'data', 'total'] as const;
const WORDS = {
  parameters: 'memoryParameters',
  optimizer: 'memoryOptimizer',
  activations: 'memoryActivations',
  data: 'memoryData',
  total: 'memoryTotal',
} as const;

/** What the training will need, part by part, beside what is free. Says nothing while there is no plan. */
export function MemoryTable() {
  const say = useTexts(inspectorTexts);
  const { number } = useSpeech();
  const need = useDerivedStore((state) => state.memory);
  const machine = useMachineMemory((state) => state.memory);
  if (!need) return <p className="text-xs text-ink-soft">{say('memoryUnknown')}</p>;
  const size = (bytes: number) => {
    if (bytes >= 1e10) return say('gigabytes', { count: number(Math.round(bytes / 1e8) / 10) });
    if (bytes > 0 && bytes < 1e6) return say('underMegabyte');
    return say('megabytes', { count: number(Math.round(bytes / 1e6)) });
  };
  return (
    <table className="tabular w-full text-xs" data-testid="memory">
      <tbody>
        {PARTS.map((part) => (
          <tr key={part} className={part === 'total' ? 'border-t border-line font-medium' : 'text-ink-soft'}>
            <th scope="row" className="py-0.5 text-left font-[inherit]">
              {say(WORDS[part])}
            </th>
            <td className="text-right">{size(need[part])}</td>
          </tr>
        ))}
        {machine ? (
          <tr className="text-ink-soft">
            <th scope="row" className="py-0.5 text-left font-[inherit]">
              {say('memoryFree')}
            </th>
            <td className="text-right">{size(machine.freeBytes)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
