import type { ChosenField } from '../chosenFields.ts';
import { type Batch, columnAt, type NumberValues, readNumbers } from '../columns.ts';

/** Shows every chosen column of numbers, batch by batch, to a learner of its own. */
export async function fitEach<L extends { add(values: NumberValues): void }>(
  chosen: readonly ChosenField[],
  batches: AsyncIterable<Batch>,
  create: () => L,
): Promise<readonly (ChosenField & { readonly learner: L })[]> {
  const learners = chosen.map((one) => ({ ...one, learner: create() }));
  for await (const batch of batches) {
    for (const { index, learner } of learners) learner.add(readNumbers(columnAt(batch, index)));
  }
  return learners;
}
