/** Connections to PostgreSQL on each side, and connections of the load to each side. */
export const POOL_SIZE = 10;
export const LOAD_CONNECTIONS = 10;

/** A server under load. */
export interface Side {
  readonly name: 'Bindery' | 'by hand' | 'expert';
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}
