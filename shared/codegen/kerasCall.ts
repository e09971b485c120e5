import { z } from 'zod';
import type { LayerStep } from '../pipeline/plan.ts';

/** A value as Keras' arguments have it. */
export type KerasValue = string | number | boolean | null | readonly KerasValue[] | KerasCall;

/** How Keras makes a layer or a regulariser: `keras.<module>.<className>(**args)`. */
export interface KerasCall {
  readonly module: 'layers' | 'regularizers';
  readonly className: string;
  readonly args: Readonly<Record<string, KerasValue>>;
}

/** How Keras makes a step of a plan, and what the call of the layer itself takes besides its inputs. */
export interface KerasStep {
  readonly layer: KerasCall;
  readonly callArgs: Readonly<Record<string, boolean>>;
}

/** Names that a change of case alone does not give. */
const IRREGULAR: Readonly<Record<string, string>> = { leakyRelu: 'leaky_relu', uniform: 'random_uniform' };
/** Arguments that stand elsewhere or that Keras has another way for. */
const LEFT_OUT = new Set(['kernelInitializer', 'kernelL1', 'kernelL2']);
/** Keras 3 has no such layers. */
const UNKNOWN = new Set(['positionalEncoding', 'thresholdedReLU']);

/** A camelCase name as Python writes it. */
export function toSnakeCase(name: string): string {
  return IRREGULAR[name] ?? name.replace(/(?<=[a-z0-9])([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);
}

const innerSchema = z.object({ className: z.string(), config: z.record(z.string(), z.unknown()) });

/** Null for a layer that Keras does not have. */
export function describeKerasStep(step: LayerStep): KerasStep | null {
  if (UNKNOWN.has(step.kind)) return null;
  const { useCausalMask, perChannel, bidirectional, mergeMode, layer, ...rest } = step.config;
  if (step.className === 'TimeDistributed') {
    const inner = innerSchema.parse(layer);
    return withoutCall(call('TimeDistributed', { layer: call(inner.className, readArguments(inner.config)) }));
  }
  if (step.className === 'MultiHeadAttention') {
    const causal: KerasStep['callArgs'] = useCausalMask === true ? { use_causal_mask: true } : {};
    return { layer: call(step.className, readArguments(rest)), callArgs: causal };
  }
  if (step.className === 'PReLU') {
    const axes = step.outputShape.slice(1).map((_, axis) => axis + 1);
    return withoutCall(call('PReLU', perChannel === true && axes.length > 0 ? { shared_axes: axes } : {}));
  }
  const args = readArguments(rest);
  if (bidirectional !== true) return withoutCall(call(step.className, args));
  // The second one is named: Keras' own copy reads from the end, too, when the first one does.
  const there = call(step.className, { ...args, name: 'forward' });
  const back = call(step.className, { ...args, go_backwards: args.go_backwards !== true, name: 'backward' });
  return withoutCall(
    call('Bidirectional', {
      layer: there,
      backward_layer: back,
      merge_mode: mergeMode === undefined ? 'concat' : String(mergeMode),
    }),
  );
}

function withoutCall(layer: KerasCall): KerasStep {
  return { layer, callArgs: {} };
}

function call(className: string, args: KerasCall['args']): KerasCall {
  return { module: 'layers', className, args };
}

function readArguments(config: LayerStep['config']): Readonly<Record<string, KerasValue>> {
  const args: Record<string, KerasValue> = {};
  for (const [key, value] of Object.entries(config)) {
    if (LEFT_OUT.has(key) || value === null || value === undefined) continue;
    const known = toValue(value);
    const isName = key === 'activation' || key === 'recurrentActivation';
    args[toSnakeCase(key)] = isName && typeof known === 'string' ? toSnakeCase(known) : known;
  }
  const { kernelInitializer, kernelL1 = 0, kernelL2 = 0 } = config;
  if (typeof kernelInitializer === 'string') {
    args.kernel_initializer = toSnakeCase(kernelInitializer.replace('leCun', 'lecun'));
  }
  if (kernelL1 || kernelL2) {
    const penalties = { l1: Number(kernelL1), l2: Number(kernelL2) };
    args.kernel_regularizer = { module: 'regularizers', className: 'L1L2', args: penalties };
  }
  return args;
}

function toValue(value: unknown): KerasValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toValue);
  throw new Error(`Keras has no argument such as ${JSON.stringify(value)}`);
}
