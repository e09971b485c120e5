import { z } from 'zod';

// What layers share in their configuration, as the definitions of the nodes write it.

export const activationSchema = z.enum([
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'gelu',
  'swish',
  'tanh',
  'sigmoid',
  'softplus',
  'softsign',
  'softmax',
]);
export type ActivationName = z.infer<typeof activationSchema>;

export const initializerSchema = z.enum([
  'zeros',
  'glorotUniform',
  'glorotNormal',
  'heUniform',
  'heNormal',
  'leCunUniform',
  'leCunNormal',
]);

export const paddingSchema = z.enum(['valid', 'same']);

/** Height and width. */
export const pairSchema = z.tuple([z.number().int().min(1), z.number().int().min(1)]);

/** Depth, height and width. */
export const tripleSchema = z.tuple([z.number().int().min(1), z.number().int().min(1), z.number().int().min(1)]);

export const pooling3dSchema = z.object({ poolSize: tripleSchema, strides: tripleSchema, padding: paddingSchema });

export const poolingSchema = z.object({ poolSize: pairSchema, strides: pairSchema, padding: paddingSchema });

/** A whole number from 1: units, filters, a size in time. */
export const countSchema = z.number().int().min(1);

export const pooling1dSchema = z.object({ poolSize: countSchema, strides: countSchema, padding: paddingSchema });

const edgeSchema = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/** Rows before and after, columns before and after. */
export const edgesSchema = z.tuple([edgeSchema, edgeSchema]);
