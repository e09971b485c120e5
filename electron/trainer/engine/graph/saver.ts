import { identity } from '../ops/elementwise.ts';
import { type Graph, outputOf } from './graph.ts';
import type { SaverNames } from './savedModel.ts';
import { assignVariable, readVariable, type Variable } from './variable.ts';

/**
 * Adds TensorFlow's own checkpoint format: fetching `save` writes every variable under the fed prefix
 * (`variables/variables` in a SavedModel), and the loader of a SavedModel runs `restore` by itself.
 */
export function buildSaver(graph: Graph, variables: readonly Variable[]): SaverNames {
  return graph.inScope('save', () => {
    const filename = graph.placeholder('prefix', 'string', []);
    const names = graph.textConstant(
      variables.map(({ name }) => name),
      'names',
    );
    // Empty slices: whole variables.
    const slices = graph.textConstant(
      variables.map(() => ''),
      'slices',
    );
    const dtypes = variables.map(({ dtype }) => dtype);
    const saved = graph.addNode({
      op: 'SaveV2',
      inputs: [filename, names, slices, ...variables.map(readVariable)],
      attributes: { dtypes: { types: dtypes } },
      outputs: [],
    });
    const restored = graph.addNode({
      op: 'RestoreV2',
      inputs: [filename, names, slices],
      attributes: { dtypes: { types: dtypes } },
      outputs: variables.map(({ dtype, shape }) => ({ dtype, shape })),
    });
    const assigned = variables.map((variable, i) => assignVariable(variable, outputOf(restored, i)));
    return {
      filename,
      save: graph.after([saved], () => identity(filename, 'done')),
      restore: graph.addNode({ op: 'NoOp', name: 'restore_all', controls: assigned, outputs: [] }),
    };
  });
}
