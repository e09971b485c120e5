import { RequestError } from '../../../shared/serving/requestError.ts';
import { toModelName } from '../../../shared/serving/servedModel.ts';
import type { ServingStatus } from '../../../shared/serving/servingStatus.ts';
import { readRunInfo } from '../runs/runFolder.ts';
import type { TaskContext } from '../runs/taskContext.ts';
import { ServedVersion } from './servedVersion.ts';
import type { ServingMetrics } from './servingMetrics.ts';

/** The version that answers when nobody asks for another. */
export const PRODUCTION = 'production';

interface Entry {
  readonly versions: Map<string, ServedVersion>;
  /** Label → version. */
  readonly labels: Map<string, string>;
  nextVersion: number;
}

/** Which version of which model. `version` and `label` null: production. */
export interface ModelQuestion {
  readonly name: string | null;
  readonly version?: string | null;
  readonly label?: string | null;
}

/** The models of one server, by name and version. A new version takes over when it answers, and no request falls between. */
export class ModelRegistry {
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly context: TaskContext,
    private readonly metrics: ServingMetrics,
    private readonly changed: () => void,
  ) {}

  /**
   * Serves a run: as version 1 of a model named after its project, or as the next version of the one that is there, which it
   * replaces as production. Errors: those of the run and of its model.
   */
  async add(folder: string): Promise<ServedVersion> {
    const { documentName } = await readRunInfo(folder);
    const name = toModelName(documentName);
    const entry: Entry = this.#entries.get(name) ?? { versions: new Map(), labels: new Map(), nextVersion: 1 };
    this.#entries.set(name, entry);
    const version = String(entry.nextVersion++);
    try {
      const opened = await ServedVersion.open(folder, { name, version }, this.context, {
        batch: (report) => this.metrics.countBatch(name, version, report),
        ready: (isReady) => {
          this.metrics.setReady(name, version, isReady);
          this.changed();
        },
      });
      entry.versions.set(version, opened);
      entry.labels.set(PRODUCTION, version);
      this.changed();
      return opened;
    } catch (error) {
      if (entry.versions.size === 0) this.#entries.delete(name);
      throw error;
    }
  }

  /** Ends a version when what it was asked has been answered. Production moves to the newest that stays. */
  async remove(name: string, version: string): Promise<void> {
    const entry = this.#entries.get(name);
    const served = entry?.versions.get(version);
    if (!entry || !served) return;
    entry.versions.delete(version);
    for (const [label, at] of entry.labels) if (at === version) entry.labels.delete(label);
    const newest = [...entry.versions.keys()].at(-1);
    if (newest === undefined) this.#entries.delete(name);
    else if (!entry.labels.has(PRODUCTION)) entry.labels.set(PRODUCTION, newest);
    await served.drain();
    await served.close();
    this.metrics.forget(name, version);
    this.changed();
  }

  /** Errors: RequestError 404. */
  find({ name, version, label }: ModelQuestion): ServedVersion {
    const first = this.#entries.keys().next();
    const wanted = name ?? (first.done ? '' : first.value);
    const entry = this.#entries.get(wanted);
    if (!entry) throw new RequestError(404, 'There is no model of this name.');
    const at = version ?? entry.labels.get(label ?? PRODUCTION);
    const found = at === undefined ? undefined : entry.versions.get(at);
    if (!found) throw new RequestError(404, 'There is no such version of the model.');
    return found;
  }

  /** All versions of a model. Errors: RequestError 404. */
  versionsOf(name: string): readonly ServedVersion[] {
    const entry = this.#entries.get(name);
    if (!entry) throw new RequestError(404, 'There is no model of this name.');
    return [...entry.versions.values()];
  }

  /** Every model answers. */
  get isReady(): boolean {
    const all = this.#list();
    return all.length > 0 && all.every(({ served }) => served.process.isReady);
  }

  describe(): ServingStatus['models'] {
    return this.#list().map(({ entry, served }) => ({
      model: served.model,
      run: served.run,
      isReady: served.process.isReady,
      labels: [...entry.labels].flatMap(([label, version]) => (version === served.model.version ? [label] : [])),
      restarts: served.process.restarts,
    }));
  }

  /** The processes of the models that run right now. */
  pids(): readonly number[] {
    return this.#list().flatMap(({ served }) => served.process.pid ?? []);
  }

  /** Ends every model when what it was asked has been answered, or after this time. */
  async close(patienceMs: number): Promise<void> {
    const all = this.#list();
    this.#entries.clear();
    const drained = Promise.all(all.map(({ served }) => served.drain()));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([drained, new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)))]);
    clearTimeout(timer);
    await Promise.all(all.map(({ served }) => served.close()));
  }

  #list() {
    return [...this.#entries.values()].flatMap((entry) =>
      [...entry.versions.values()].map((served) => ({ entry, served })),
    );
  }
}
