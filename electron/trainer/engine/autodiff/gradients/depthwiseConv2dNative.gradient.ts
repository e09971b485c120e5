import { convolutionGradient } from '../convolutionGradient.ts';
import { defineGradient } from '../gradient.ts';

/** By TensorFlow's own ops for it. */
export const depthwiseConv2dNativeGradient = defineGradient(
  'DepthwiseConv2dNative',
  convolutionGradient('DepthwiseConv2dNative'),
);
