import type { Shape } from '../base/shape.ts';

/** What a wire carries. Each has a colour and a shape of its own on the canvas (renderer/theme). */
export const CARRIES = ['dataset', 'tensor', 'objective', 'metric', 'optimizer', 'callback', 'model'] as const;
export type Carries = (typeof CARRIES)[number];

export type FieldRole = 'feature' | 'target' | 'weight' | 'group' | 'time' | 'id' | 'ignore';
/** How one value of a field is stored: numbers in typed arrays, text as strings with null for missing. */
export type FieldDtype = 'uint8' | 'int32' | 'float32' | 'string' | 'bool';

/** A named field of a data set: a column, an image, a label. */
export interface FieldType {
  readonly name: string;
  readonly dtype: FieldDtype;
  /** Shape of one row's value: [] for a plain column, [28, 28, 1] for an image. */
  readonly shape: Shape;
  readonly role: FieldRole;
  readonly unit?: string;
  /** What the whole numbers (or the texts) of a categorical field stand for, in order; null when not known yet. */
  readonly classes?: readonly string[] | null;
  /** Rows without a value; null when not known yet. */
  readonly missing?: number | null;
  /** Smallest and largest possible value: pixels as they stand ([0, 255] before normalising), place numbers of words. */
  readonly range?: readonly [number, number];
  /** What the values mean beyond their dtype. */
  readonly semantic?: 'image' | 'category' | 'number' | 'text' | 'tokens';
}

export interface DatasetType {
  readonly carries: 'dataset';
  readonly fields: readonly FieldType[];
  /** Null when not known yet. */
  readonly rows: number | null;
  /** How rows are divided, once a Split node (or the source itself) has said so. */
  readonly split: 'none' | 'given' | 'split';
  /** True when a Split node holds rows out for validation, so that what watches `val…` has something to watch. */
  readonly validation?: boolean;
  /** The Split node that divided the rows; '' is the node itself, the pipeline fills it in. */
  readonly splitFrom?: string;
}

export interface TensorType {
  readonly carries: 'tensor';
  /** Without the batch axis. */
  readonly shape: Shape;
  readonly dtype: 'float32' | 'int32';
  /** The activation that produced it, so that losses can check what they are fed (softmax, sigmoid, linear…). */
  readonly activation?: string;
  /** The data set it comes from, so that losses know the fields and classes of their target. */
  readonly dataset: DatasetType;
  /** The layer node that produced it, for fixes such as "set the units of dense_2 to 10". Set by the pipeline. */
  readonly layer?: string;
  /** The node whose `units` parameter is the size of the last axis, and the one whose `activation` ends it, for fixes. '' is the node itself; the pipeline fills it in. */
  readonly unitsFrom?: string;
  readonly activationFrom?: string;
  /** Straight from an Input of words or characters: how many different whole numbers there can be, so that an Embedding can check. */
  readonly entries?: number;
  /** The Input node where its data enters the network. */
  readonly inputFrom?: string;
}

export interface ObjectiveType {
  readonly carries: 'objective';
  readonly target: string;
  readonly task: 'classification' | 'regression';
}
export interface MetricType {
  readonly carries: 'metric';
  /** Keras' name, so that callbacks can check what they watch. */
  readonly name?: string;
}
export interface OptimizerType {
  readonly carries: 'optimizer';
}
export interface CallbackType {
  readonly carries: 'callback';
  /** What it watches: `loss`, `valLoss`, `accuracy`, `valAccuracy`… */
  readonly monitor?: string;
  /** Set by what says how the learning rate goes: its class name (`CosineDecay`…). */
  readonly schedule?: string;
}
export interface ModelType {
  readonly carries: 'model';
  readonly task: 'classification' | 'regression';
}

export type PortType = DatasetType | TensorType | ObjectiveType | MetricType | OptimizerType | CallbackType | ModelType;
