import { convolutionGradient } from '../convolutionGradient.ts';
import { defineGradient } from '../gradient.ts';

/** By TensorFlow's own ops for it. */
export const conv2DGradient = defineGradient('Conv2D', convolutionGradient('Conv2D'));
