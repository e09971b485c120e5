import type { Studio } from './studio.ts';

/** The reference model, as it is drawn: kind by its title, and the share of the canvas where it goes. */
const CARDS: readonly (readonly [title: string, column: number, row: number])[] = [
  ['Fashion-MNIST', 0, 0],
  ['Normalise pixels', 1, 0],
  ['Split', 2, 0],
  ['Input', 3, 0],
  ['Conv 2D', 0, 1],
  ['Max pooling 2D', 1, 1],
  ['Conv 2D', 2, 1],
  ['Max pooling 2D', 3, 1],
  ['Dense', 1, 2],
  ['Dense', 2, 2],
  ['Sparse categorical cross-entropy', 0, 3],
  ['Accuracy', 1, 3],
  ['Adam', 0, 4],
  ['Training', 2, 3],
  ['Evaluate', 3, 3],
];

const WIRES = [
  ['fashion_mnist_1.data', 'normalise_pixels_1.data'],
  ['normalise_pixels_1.data', 'split_1.data'],
  ['split_1.data', 'input_1.data'],
  ['split_1.data', 'training_1.data'],
  ['input_1.output', 'conv2d_1.input'],
  ['conv2d_1.output', 'max_pooling2d_1.input'],
  ['max_pooling2d_1.output', 'conv2d_2.input'],
  ['conv2d_2.output', 'max_pooling2d_2.input'],
  // The mistake of the journey: a Dense layer wants a flat input.
  ['max_pooling2d_2.output', 'dense_1.input'],
  ['dense_1.output', 'dense_2.input'],
  ['dense_2.output', 'sparse_categorical_crossentropy_1.prediction'],
  ['dense_2.output', 'accuracy_1.prediction'],
  ['sparse_categorical_crossentropy_1.loss', 'training_1.losses'],
  ['accuracy_1.metric', 'training_1.metrics'],
  ['adam_1.optimizer', 'training_1.optimizer'],
  ['training_1.model', 'evaluate_1.model'],
] as const;

/** How many cards and wires the drawing makes. */
export const DRAWN = { cards: CARDS.length, wires: WIRES.length };

/** Drags every card of the reference model from the palette, and every wire from port to port; Flatten is forgotten. */
export async function drawReferenceModel({ canvas, palette }: Studio): Promise<void> {
  for (const [title, column, row] of CARDS) {
    await palette.drag(title, await canvas.placeAt(0.14 + column * 0.24, 0.08 + row * 0.16));
  }
  for (const [from, to] of WIRES) await canvas.drawWire(from, to);
}
