import { sevenCases } from './cases/sevenCases.ts';
import { compareWithKeras } from './compareWithKeras.ts';

compareWithKeras(['0-seven', 'The seven models over 50 steps'], [['the seven models', sevenCases]]);
