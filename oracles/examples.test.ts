import { exampleCases } from './cases/exampleCases.ts';
import { compareWithKeras } from './compareWithKeras.ts';

compareWithKeras(['4-examples', 'Every example of every layer over 20 steps'], [['examples', exampleCases]]);
