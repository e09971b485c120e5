import type { DType } from './dtype.ts';
import type { TensorShape } from './tensorShape.ts';

/** An attribute of a node, as a GraphDef knows them. */
export type Attribute =
  | { readonly type: DType }
  | { readonly types: readonly DType[] }
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly bool: boolean }
  | { readonly text: string }
  | { readonly shape: TensorShape }
  | { readonly tensor: TensorLiteral };

/** The value of a constant: the elements as bytes, or as texts. */
export interface TensorLiteral {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly bytes?: Uint8Array;
  readonly texts?: readonly string[];
}

/** Attributes by TensorFlow's own names (`transpose_a`, `T`): they are keys of the GraphDef. */
export type Attributes = Readonly<Record<string, Attribute>>;

interface WithAttributes {
  readonly name: string;
  readonly attributes: Attributes;
}

/** The integers of an attribute. Throws when the node has none by that name: then the op and its gradient disagree. */
export function readInts(node: WithAttributes, name: string): readonly number[] {
  const attribute = node.attributes[name];
  if (attribute && 'ints' in attribute) return attribute.ints;
  throw missing(node, name);
}

export function readInt(node: WithAttributes, name: string): number {
  const attribute = node.attributes[name];
  if (attribute && 'int' in attribute) return attribute.int;
  throw missing(node, name);
}

export function readFloat(node: WithAttributes, name: string): number {
  const attribute = node.attributes[name];
  if (attribute && 'float' in attribute) return attribute.float;
  throw missing(node, name);
}

export function readBool(node: WithAttributes, name: string): boolean {
  const attribute = node.attributes[name];
  if (attribute && 'bool' in attribute) return attribute.bool;
  throw missing(node, name);
}

export function readText(node: WithAttributes, name: string): string {
  const attribute = node.attributes[name];
  if (attribute && 'text' in attribute) return attribute.text;
  throw missing(node, name);
}

function missing(node: WithAttributes, name: string): Error {
  return new Error(`Node ${node.name} has no attribute ${name} of the expected type`);
}
