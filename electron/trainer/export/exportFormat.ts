import { AppError } from '../../../shared/base/appError.ts';
import type { LayerStep } from '../../../shared/pipeline/plan.ts';
import type { TrainedModel } from '../model/modelFolder.ts';
import type { Prediction } from '../model/predictRows.ts';
import type { Sidecar } from './sidecar.ts';

/** Numbers of some rows as an input of the model takes them: row-major, the rows first in the shape. */
export interface InputRows {
  readonly name: string;
  readonly shape: readonly [number, ...number[]];
  readonly values: Float32Array;
}

/** What a format is made from. */
export interface ExportSource {
  readonly model: TrainedModel;
  readonly sidecar: Sidecar;
  readonly runFolder: string;
  /** Real prepared rows and what the app itself predicts for them, for formats that carry their own proof. */
  readonly rows: readonly InputRows[];
  readonly expected: readonly Prediction[];
}

/** An export in the runtime that it is meant for. */
export interface LoadedExport {
  /** One list of numbers for each output of the sidecar, in its order. */
  predict(inputs: readonly InputRows[]): Promise<readonly Float32Array[]>;
  close(): void;
}

/** One way to write a model. Which there are, and how they are called, stands in shared/run/exportFormats.ts. */
export interface ExportFormat {
  readonly id: string;
  /**
   * Writes into an empty folder. Errors: `export.layerNotInFormat` before anything is written, `run.weightsDiffer`,
   * and write errors.
   */
  write(source: ExportSource, folder: string): Promise<void>;
  /**
   * Opens what was written, knowing the folder alone. Null where the runtime is not part of the app: then `check` reads
   * the files back and throws `export.modelBroken` where they do not hold what the source holds.
   */
  readonly load: ((folder: string, sidecar: Sidecar) => Promise<LoadedExport>) | null;
  readonly check?: (source: ExportSource, folder: string) => Promise<void>;
}

/** Says no to a layer that a format has no word for. */
export function refuseLayer(format: string, { kind, node }: Pick<LayerStep, 'kind' | 'node'>, reason = ''): never {
  throw new AppError('export.layerNotInFormat', { format, kind, node, reason });
}
