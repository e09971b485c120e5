import { pair } from '../params.ts';

/** How many steps a sequence gains or loses; before its start and after its end. */
export const timeEdges = pair({
  label: { en: 'Start and end', zh: '开头和结尾' },
  help: { en: 'Steps at the start and at the end of the sequence.', zh: '序列开头和结尾的时间步数。' },
  unit: { en: 'steps', zh: '步' },
  initial: [1, 1],
  min: 0,
  max: 65536,
  onCard: true,
});
