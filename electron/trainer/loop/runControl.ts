/** What the person wants of a running loop, as it comes in; the loop looks here between steps. */
export class RunControl {
  private pausing = false;
  private stopping = false;
  private learningRate: number | null = null;
  private wantsStatistics = false;
  private wake: (() => void) | null = null;

  pause(): void {
    this.pausing = !this.stopping;
  }

  resume(): void {
    this.pausing = false;
    this.wake?.();
  }

  /** Also ends a pause. */
  stop(): void {
    this.stopping = true;
    this.resume();
  }

  setLearningRate(value: number): void {
    this.learningRate = value;
  }

  get isPausing(): boolean {
    return this.pausing;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** The learning rate that was asked for since the last call; null for none. */
  takeLearningRate(): number | null {
    const value = this.learningRate;
    this.learningRate = null;
    return value;
  }

  /** Asks for the statistics of the weights, once; several requests before the next batch are one. */
  requestStatistics(): void {
    this.wantsStatistics = true;
  }

  /** True when statistics were asked for since the last call. */
  takeStatisticsRequest(): boolean {
    const wanted = this.wantsStatistics;
    this.wantsStatistics = false;
    return wanted;
  }

  /** Settles when the pause is over. */
  async waitWhilePaused(): Promise<void> {
    while (this.pausing) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.wake = null;
  }
}
