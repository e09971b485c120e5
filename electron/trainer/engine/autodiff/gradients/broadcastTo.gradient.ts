import { defineGradient } from '../gradient.ts';
import { unbroadcast } from '../unbroadcast.ts';

/** Summed over the axes along which it was repeated. */
export const broadcastToGradient = defineGradient('BroadcastTo', ({ dy, input }) => [unbroadcast(dy, input(0))]);
