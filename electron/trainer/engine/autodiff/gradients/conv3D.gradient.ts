import { convolutionGradient } from '../convolutionGradient.ts';
import { defineGradient } from '../gradient.ts';

/** By TensorFlow's own ops for it. */
export const conv3DGradient = defineGradient('Conv3D', convolutionGradient('Conv3D'));
