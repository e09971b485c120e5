import type { Problem } from '../base/problem.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { listUsableFeatures } from '../nodes/layers/joinFields.ts';
import { type CompileContext, datasetAt } from './compileContext.ts';
import { isSameData } from './isSameData.ts';
import { listSources } from './passThrough.ts';
import type { LayerStep } from './plan.ts';
import { resolveNode } from './resolveNode.ts';

/** Inputs and layers that take part, in topological order, and what makes them impossible to build. */
export function compileLayers(
  context: CompileContext,
  dataOutput: string,
): { readonly layers: readonly LayerStep[]; readonly problems: readonly Problem[] } {
  const layers: LayerStep[] = [];
  const problems: Problem[] = [];
  for (const id of context.order) {
    const record = context.document.nodes[id];
    if (!record) continue;
    const { definition, values, inputs } = resolveNode(record);
    const step = definition?.step(values);
    if (step?.type !== 'input' && step?.type !== 'layer') continue;
    const inference = context.inference.nodes[id];
    const output = inference?.outputs.output;
    const outputShape = output?.carries === 'tensor' ? knownShape(output.shape) : null;
    const weights = (inference?.weights ?? []).flatMap((weight) => {
      const shape = knownShape(weight.shape);
      return shape ? [{ ...weight, shape }] : [];
    });
    if (!outputShape || weights.length !== inference?.weights.length) {
      const shape = output?.carries === 'tensor' ? formatShape(output.shape) : '?';
      problems.push({ code: 'plan.shapeNotKnown', severity: 'error', node: id, values: { shape } });
      continue;
    }
    const common = { node: id, kind: record.kind, outputShape, weights };
    if (step.type === 'layer') {
      const from = inputs.flatMap((port) => listSources(context.document, id, port.name));
      layers.push({ ...common, className: step.className, config: { ...step.config }, inputs: from });
      continue;
    }
    problems.push(...checkSameData(context, id, dataOutput));
    const fields = step.fields.length > 0 ? [...step.fields] : listFeatureNames(context, id);
    layers.push({ ...common, className: 'InputLayer', config: {}, inputs: [], fields });
  }
  return { layers, problems };
}

/** A network is trained on the rows that Training takes: an input from somewhere else would see other values. */
function checkSameData(context: CompileContext, input: string, dataOutput: string): readonly Problem[] {
  const [source] = listSources(context.document, input, 'data');
  if (source === undefined || source === dataOutput) return [];
  const shared = {
    severity: 'error',
    node: input,
    port: 'data',
    values: { input: source, training: dataOutput },
  } as const;
  const connect = {
    type: 'connect',
    from: { node: dataOutput, port: 'data' },
    to: { node: input, port: 'data' },
  } as const;
  const isAlike = isSameData(datasetAt(context, input)?.fields, datasetAt(context, context.training)?.fields);
  return [{ ...shared, code: isAlike ? 'plan.otherDataAlike' : 'plan.otherData', fixes: [connect] }];
}

function listFeatureNames(context: CompileContext, input: string): string[] {
  const dataset = datasetAt(context, input);
  return dataset ? listUsableFeatures(dataset).map((field) => field.name) : [];
}

function knownShape(shape: Shape): number[] | null {
  const known = shape.filter((dim) => dim !== null);
  return known.length === shape.length ? known : null;
}
