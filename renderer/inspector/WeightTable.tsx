import { countElements, formatShape } from '../../shared/base/shape.ts';
import type { WeightSpec } from '../../shared/nodes/definition.ts';
import { inspectorTexts } from '../texts/inspectorTexts.ts';
import { useSpeech, useTexts } from '../texts/useTexts.ts';

/** The weights of a layer, by Keras' names. */
export function WeightTable({ weights }: { readonly weights: readonly WeightSpec[] }) {
  const say = useTexts(inspectorTexts);
  const { number } = useSpeech();
  return (
    <table className="mt-2 w-full text-xs">
      <caption className="sr-only">{say('weights')}</caption>
      <tbody>
        {weights.map((weight) => {
          const count = countElements(weight.shape);
          return (
            <tr key={weight.name} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-mono font-normal">
                {weight.name}
                {weight.trainable ? null : <span className="ml-1 font-sans text-ink-faint">{say('fixed')}</span>}
              </th>
              <td className="py-1 text-right font-mono text-ink-soft">{formatShape(weight.shape)}</td>
              <td className="tabular w-20 py-1 text-right">{count === null ? '?' : number(count)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
