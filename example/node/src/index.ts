/** Where to measure. */
export interface GaugeOptions {
  station: string;
  /** Seconds between two readings. */
  interval?: number;
}

/** One measurement. */
export interface Reading {
  level: number;
  rising: boolean;
}

export class TidesClient {
  constructor(private readonly options: GaugeOptions) {}

  /** The latest reading. */
  async latest(station: string): Promise<Reading> {
    return { level: station.length, rising: this.options.interval === 0 };
  }
}
