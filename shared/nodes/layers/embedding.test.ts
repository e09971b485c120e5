import { expect, it } from 'vitest';
import { inferGraph } from '../../pipeline/inferGraph.ts';
import { buildGraph } from '../../pipeline/sampleGraphs.ts';

const wires = ['fashion_mnist_1.data > input_1.data', 'input_1.output > flatten_1.input'];
const nodes = { fashion_mnist_1: {}, input_1: { fields: ['image'] }, flatten_1: {}, embedding_1: { outputDim: 8 } };

it('an embedding takes what an Input gives, and refuses what a layer has made of it', () => {
  const straight = inferGraph(buildGraph(nodes, [...wires, 'input_1.output > embedding_1.input']));
  expect(straight.nodes.embedding_1?.outputs.output).toMatchObject({ shape: [28, 28, 1, 8] });
  const behind = inferGraph(buildGraph(nodes, [...wires, 'flatten_1.output > embedding_1.input']));
  expect(behind.nodes.embedding_1?.problems).toMatchObject([{ code: 'embedding.needsInput' }]);
});
