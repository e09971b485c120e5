import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Plan } from '../shared/pipeline/plan.ts';
import { arraySchema, type SentArray } from './arrays.ts';
import { type LineProcess, startLineProcess } from './lineProcess.ts';
import { oraclePython } from './oraclePython.ts';

/** What Keras is asked to do: set these weights, take a step on each batch, predict the held-out one before and after. */
export interface KerasCase {
  readonly plan: Plan;
  readonly weights: Readonly<Record<string, SentArray>>;
  readonly batches: readonly SentBatch[];
  readonly heldOut: SentBatch;
  /** Gradients of tables reach the optimizer in parts, as Keras makes them, and not summed by row: see kerasModel.py. */
  readonly partsOfRows?: boolean;
  /** Keras calls one operation after the other instead of compiling graphs: for a few steps, a tenth of the time. */
  readonly eager?: boolean;
  /** What Keras computes in; float32 if nothing is said, as we do. */
  readonly precision?: 'float32' | 'float64';
}

/** Arrays in the order of the input layers and of the objectives. */
export interface SentBatch {
  readonly inputs: readonly SentArray[];
  readonly targets: readonly SentArray[];
}

export const answerSchema = z.object({
  /** One array for each objective. */
  predictionsBefore: z.array(arraySchema),
  predictionsAfter: z.array(arraySchema),
  /** Of the first batch, by weight. */
  gradients: z.record(z.string(), arraySchema),
  /** `loss` and Keras' metrics, a number a step. */
  series: z.record(z.string(), z.array(z.number())),
  weights: z.record(z.string(), arraySchema),
});
export type KerasAnswer = z.infer<typeof answerSchema>;

const readySchema = z.object({
  ok: z.literal(true),
  versions: z.object({ keras: z.string(), tensorflow: z.string(), python: z.string() }),
});
const doneSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);

/** Keras in a process of its own. Has a lifetime: close it. */
export class KerasOracle {
  readonly #process: LineProcess;
  readonly #folder: string;
  /** Such as "Keras 3.15.1, TensorFlow 2.21.0, Python 3.11.7". */
  readonly versions: string;

  private constructor(running: LineProcess, folder: string, versions: string) {
    this.#process = running;
    this.#folder = folder;
    this.versions = versions;
  }

  /** Starts Python and waits until it has loaded TensorFlow. */
  static async start(): Promise<KerasOracle> {
    const script = path.join(import.meta.dirname, 'kerasOracle.py');
    // The kernels that our own engine asks for: what is compared is what they are asked to compute.
    const running = startLineProcess(oraclePython(), [script], { TF_ENABLE_ONEDNN_OPTS: '1' });
    const { versions } = readySchema.parse(await running.read());
    const folder = await mkdtemp(path.join(tmpdir(), 'tensorloom-oracle-'));
    const said = `Keras ${versions.keras}, TensorFlow ${versions.tensorflow}, Python ${versions.python}`;
    return new KerasOracle(running, folder, said);
  }

  /** Throws with Python's traceback when Keras refuses the case. */
  async ask(question: KerasCase): Promise<KerasAnswer> {
    const files = { case: path.join(this.#folder, 'case.json'), answer: path.join(this.#folder, 'answer.json') };
    await writeFile(
      files.case,
      JSON.stringify({ partsOfRows: false, precision: 'float32', eager: false, ...question }),
    );
    this.#process.write(files);
    const done = doneSchema.parse(await this.#process.read());
    if (!done.ok) throw new Error(done.error);
    return answerSchema.parse(JSON.parse(await readFile(files.answer, 'utf8')));
  }

  async close(): Promise<void> {
    await this.#process.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
