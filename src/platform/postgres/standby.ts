/** Whether the standby is used, for health and logs. */
export interface StandbyState {
  readonly isUsed: boolean;
  /** Why it is not used; null while it is. */
  readonly reason: string | null;
}

/** How long a failed standby is not tried again; otherwise every request would wait for a connection. */
const REST_MS = 5_000;

/** The standby for reads that need not be current. Whether it answers is learned from the reads themselves. */
export class Standby {
  private restsUntil = 0;
  private reason: string | null = null;
  private readonly listeners: ((state: StandbyState) => void)[] = [];

  constructor(readonly url: string) {}

  get isResting(): boolean {
    return Date.now() < this.restsUntil;
  }

  get state(): StandbyState {
    return { isUsed: this.reason === null, reason: this.reason };
  }

  onChange(listener: (state: StandbyState) => void): void {
    this.listeners.push(listener);
  }

  failed(reason: string): void {
    this.restsUntil = Date.now() + REST_MS;
    this.become(reason);
  }

  answered(): void {
    if (this.reason !== null) this.become(null);
  }

  private become(reason: string | null): void {
    const isNew = (this.reason === null) !== (reason === null);
    this.reason = reason;
    if (isNew) for (const listener of this.listeners) listener(this.state);
  }
}

const standbys = new WeakMap<object, Standby>();

/** The standby of a configuration (one for each application); null if none is set. */
export function standbyOf(config: { readonly databaseReadUrl: string | null }): Standby | null {
  if (config.databaseReadUrl === null) return null;
  const known = standbys.get(config) ?? new Standby(config.databaseReadUrl);
  standbys.set(config, known);
  return known;
}
