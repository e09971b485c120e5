import { AppError } from '../../../../shared/base/appError.ts';
import { allLayers } from '../../engine/layers/allLayers.ts';
import { readConfig } from '../../engine/layers/configReader.ts';
import { weightName } from '../../loop/initialWeights.ts';
import type { TrainedModel } from '../../model/modelFolder.ts';
import { refuseLayer } from '../exportFormat.ts';
import { attentionLayers } from './layers/attention.ts';
import { convolutionLayers } from './layers/convolutions.ts';
import { denseLayers } from './layers/dense.ts';
import { elementwiseLayers } from './layers/elementwise.ts';
import { normalizationLayers } from './layers/normalizations.ts';
import { recurrentLayers } from './layers/recurrent.ts';
import { shapingLayers } from './layers/shaping.ts';
import { OnnxGraph } from './onnxGraph.ts';
import type { OnnxLayer, Placed } from './onnxLayer.ts';

/** Every kind that can be written. */
export const onnxLayers: Readonly<Record<string, OnnxLayer>> = {
  ...denseLayers,
  ...convolutionLayers,
  ...normalizationLayers,
  ...recurrentLayers,
  ...attentionLayers,
  ...shapingLayers,
  ...elementwiseLayers,
};

const keepsMask: ReadonlySet<string> = new Set(allLayers.flatMap(({ kind, passesMask }) => (passesMask ? [kind] : [])));

/**
 * A model as the bytes of an ONNX file. Inputs are prepared rows by node id, float32, batch first; outputs the same.
 * Errors: `export.layerNotInFormat`, `run.weightsDiffer`.
 */
export async function buildOnnx(
  { plan, weights }: TrainedModel,
  notes: Readonly<Record<string, string>>,
  layers: Readonly<Record<string, OnnxLayer>> = onnxLayers,
): Promise<Uint8Array> {
  // Loaded only where it is used: every run would wait for it otherwise.
  const { default: onnxProto } = await import('onnx-proto');
  const graph = new OnnxGraph(onnxProto.onnx);
  const values = new Map(weights.map((weight) => [weight.name, weight]));
  const placed = new Map<string, Placed>();
  const masks = new Map<string, string | null>();
  const inputs: Placed[] = [];
  for (const layer of plan.model.layers) {
    const { node, kind, outputShape: shape } = layer;
    if (layer.fields) {
      inputs.push({ name: node, shape });
      placed.set(node, { name: node, shape });
      continue;
    }
    graph.enter(node);
    const [first, ...rest] = layer.inputs.map((from) => need(placed, from));
    if (!first) throw new Error(`Layer ${node} has no input`);
    const before = layer.inputs.map((from) => masks.get(from) ?? null);
    masks.set(node, keepsMask.has(kind) ? (before[0] ?? null) : null);
    const write = layers[kind] ?? refuseLayer('ONNX', layer);
    const name = write({
      graph,
      layer,
      config: readConfig(layer),
      inputs: [first, ...rest],
      mask: before[0] ?? null,
      lastMask: before.at(-1) ?? null,
      setMask: (mask) => void masks.set(node, mask),
      weight: (short) => {
        const full = weightName(node, short);
        const value = values.get(full);
        if (!value) throw new AppError('run.weightsDiffer', { name: full });
        return { shape: value.shape, data: Float32Array.from(value.data) };
      },
      refuse: (reason) => refuseLayer('ONNX', layer, reason),
    });
    placed.set(node, { name, shape });
  }
  // Two outputs may be the same value, and an output may be an input: each gets a name of its own.
  const outputs = plan.model.outputs.map((node) => {
    const { name, shape } = need(placed, node);
    graph.addNamed('Identity', [name], [`output/${node}`]);
    return { name: `output/${node}`, shape };
  });
  return graph.finish(inputs, outputs, notes);
}

function need(placed: ReadonlyMap<string, Placed>, node: string): Placed {
  const value = placed.get(node);
  if (!value) throw new Error(`Layer ${node} stands after one that takes it`);
  return value;
}
