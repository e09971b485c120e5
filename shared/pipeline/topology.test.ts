import { describe, expect, it } from 'vitest';
import { connect } from '../graph/editEdges.ts';
import { buildGraph, buildReferenceModel } from './sampleGraphs.ts';
import { collectAncestors, collectDescendants, sortTopologically, wouldMakeCycle } from './topology.ts';

const end = (node: string, port: string) => ({ node, port });

describe('sortTopologically', () => {
  it('puts every node behind all that feed it', () => {
    const document = buildReferenceModel();
    const { order, cyclic } = sortTopologically(document);
    expect(cyclic.size).toBe(0);
    expect([...order].sort()).toEqual(Object.keys(document.nodes).sort());
    for (const edge of Object.values(document.edges)) {
      expect(order.indexOf(edge.from.node)).toBeLessThan(order.indexOf(edge.to.node));
    }
  });

  it('does not depend on the order in which records were written', () => {
    const document = buildReferenceModel();
    const turned = {
      ...document,
      nodes: Object.fromEntries(Object.entries(document.nodes).reverse()),
      edges: Object.fromEntries(Object.entries(document.edges).reverse()),
    };
    expect(sortTopologically(turned).order).toEqual(sortTopologically(document).order);
  });

  it('tells nodes on a cycle from those before and behind it', () => {
    let document = buildGraph({ input_1: {}, add_1: {}, dense_1: {}, dense_2: {} }, [
      'input_1.output > add_1.inputs',
      'add_1.output > dense_1.input',
      'dense_1.output > dense_2.input',
    ]);
    document = connect(document, end('dense_1', 'output'), end('add_1', 'inputs'), { single: false });
    const { order, cyclic } = sortTopologically(document);
    expect(order).toEqual(['input_1']);
    expect([...cyclic].sort()).toEqual(['add_1', 'dense_1']);
  });
});

describe('ways through the graph', () => {
  const document = buildReferenceModel();

  it('lead back to all that feeds a node, and on to all that it feeds', () => {
    expect([...collectAncestors(document, 'input_1')].sort()).toEqual([
      'fashion_mnist_1',
      'input_1',
      'normalise_pixels_1',
      'split_1',
    ]);
    expect([...collectDescendants(document, 'accuracy_1')].sort()).toEqual(['accuracy_1', 'evaluate_1', 'training_1']);
  });

  it('show which wire would close a circle', () => {
    expect(wouldMakeCycle(document, 'dense_2', 'conv2d_1')).toBe(true);
    expect(wouldMakeCycle(document, 'conv2d_1', 'dense_2')).toBe(false);
    expect(wouldMakeCycle(document, 'dense_1', 'dense_1')).toBe(true);
  });
});
