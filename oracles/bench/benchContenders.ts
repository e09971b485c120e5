import path from 'node:path';
import { findNativePart } from '../../electron/trainer/chooseByPlan.ts';
import type { BenchRow } from './benchRows.ts';

/** Threads that every contender computes with. */
export const THREADS = 2;

/** Somebody who trains the rows of the benchmark, in a process of its own that answers in lines (`lineProcess.ts`). */
export interface BenchContender {
  readonly name: string;
  /** What stands in its place where it cannot run: which environment is missing. */
  readonly needs: 'keras' | 'peers' | null;
  /** Left out by `--quick`: it takes long to start. */
  readonly isSlow?: true;
  /** Whose fastest is "the best peer". */
  readonly isPeer: boolean;
  runs?(row: BenchRow): boolean;
  /** Steps of a round, where a full one would take too long. */
  stepsOf?(row: BenchRow, steps: number): number;
  /** What it is told besides its threads. */
  readonly environment?: Readonly<Record<string, string>>;
  command(folder: string, row: BenchRow, steps: number): readonly [string, readonly string[]];
}

export const KERAS_FIT = 'Keras fit';
export const KERAS_32 = 'Keras, 32 steps a call';
export const TFJS_FIT = 'tfjs-node fit';
export const TENSORLOOM = 'Tensorloom';

export const kerasPython = process.env.TENSORLOOM_ORACLE_PYTHON ?? '';
export const peersPython = process.env.TENSORLOOM_BENCH_PYTHON ?? '';

const python = (name: string) => path.join(process.cwd(), 'oracles', 'bench', name);
const node = (name: string) => path.join(import.meta.dirname, name);
/** tfjs-layers has no attention and no reset after the product. */
const knowsTfjs = ({ plan }: BenchRow) => findNativePart(plan) === null;
/** Its LSTM takes a tenth of a second a step. */
const fewSteps = ({ plan }: BenchRow, steps: number) =>
  plan.model.layers.some(({ kind }) => kind === 'lstm') ? Math.min(steps, 16) : steps;

export const benchContenders: readonly BenchContender[] = [
  {
    name: KERAS_FIT,
    needs: 'keras',
    isPeer: true,
    command: (folder) => [kerasPython, [python('kerasContender.py'), folder, '1']],
  },
  {
    name: KERAS_32,
    needs: 'keras',
    isPeer: true,
    command: (folder) => [kerasPython, [python('kerasContender.py'), folder, '32']],
  },
  {
    // The kernels that Tensorloom asks for; TensorFlow's default is off on processors without AVX512-VNNI.
    name: 'Keras fit, oneDNN on',
    needs: 'keras',
    isSlow: true,
    isPeer: true,
    environment: { TF_ENABLE_ONEDNN_OPTS: '1' },
    command: (folder) => [kerasPython, [python('kerasContender.py'), folder, '1']],
  },
  {
    name: TFJS_FIT,
    needs: null,
    isPeer: false,
    runs: knowsTfjs,
    stepsOf: fewSteps,
    command: (folder, _row, steps) => [process.execPath, [node('fitContender.js'), folder, String(steps)]],
  },
  {
    name: 'tfjs-layers in our loop',
    needs: null,
    isSlow: true,
    isPeer: false,
    runs: knowsTfjs,
    stepsOf: fewSteps,
    command: (folder, _row, steps) => [process.execPath, [node('ownContender.js'), folder, 'layers', String(steps)]],
  },
  {
    name: 'PyTorch',
    needs: 'peers',
    isPeer: true,
    command: (folder, { name }) => [peersPython, [python('torchContender.py'), folder, name, 'eager', String(THREADS)]],
  },
  {
    name: 'PyTorch, compiled',
    needs: 'peers',
    isSlow: true,
    isPeer: true,
    command: (folder, { name }) => [
      peersPython,
      [python('torchContender.py'), folder, name, 'compiled', String(THREADS)],
    ],
  },
  {
    name: 'JAX, jitted',
    needs: 'peers',
    isPeer: true,
    command: (folder, { name }) => [peersPython, [python('jaxContender.py'), folder, name]],
  },
  {
    name: TENSORLOOM,
    needs: null,
    isPeer: false,
    command: (folder, _row, steps) => [process.execPath, [node('ownContender.js'), folder, 'graph', String(steps)]],
  },
];

/** Two threads, in the words of each library. NPROC is XLA's. */
export const threadEnvironment: Readonly<Record<string, string>> = {
  TF_NUM_INTRAOP_THREADS: String(THREADS),
  OMP_NUM_THREADS: String(THREADS),
  MKL_NUM_THREADS: String(THREADS),
  NPROC: String(THREADS),
  TF_CPP_MIN_LOG_LEVEL: '2',
};
