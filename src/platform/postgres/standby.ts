/** What whoever uses a standby has to know of it. */
export interface StandbyState {
  readonly isUsed: boolean;
  /** Why it is not. */
  readonly reason: string | null;
}

/** A connection that fails is not tried anew by every request: each would wait as long as one may wait for a connection. */
const REST_MS = 5_000;

/** The server that reads may be sent to when they need not be the newest: whether it answers, as the reads themselves find out. */
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

/** One for each configuration, and so for each application; null where none is set. */
export function standbyOf(config: { readonly databaseReadUrl: string | null }): Standby | null {
  if (config.databaseReadUrl === null) return null;
  const known = standbys.get(config) ?? new Standby(config.databaseReadUrl);
  standbys.set(config, known);
  return known;
}
