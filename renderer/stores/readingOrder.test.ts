import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../shared/graph/readDocument.ts';
import { inferGraph } from '../../shared/pipeline/inferGraph.ts';
import { readingOrder } from './readingOrder.ts';

describe('the order of the outline and of the Tab key', () => {
  const text = readFileSync(new URL('../../resources/templates/fashion-mnist.loom', import.meta.url), 'utf8');
  const { document } = readDocument(text);
  if (!document) throw new Error('The template does not read');
  const order = readingOrder(document, inferGraph(document).order);

  it('begins with the data and ends with the evaluation, whatever the names are', () => {
    expect(order[0]).toBe('fashion_mnist_1');
    expect(order.at(-1)).toBe('evaluate_1');
    expect(order.indexOf('adam_1')).toBeGreaterThan(order.indexOf('dense_2'));
  });

  it('puts every node after all that feed it, and leaves none out', () => {
    expect(new Set(order).size).toBe(Object.keys(document.nodes).length);
    for (const { from, to } of Object.values(document.edges)) {
      expect(order.indexOf(from.node)).toBeLessThan(order.indexOf(to.node));
    }
  });
});
