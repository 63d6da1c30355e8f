/** The part of autocannon that the load uses; the package brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: Request) => Request;
  }

  interface Options {
    url: string;
    connections: number;
    amount: number;
    /** Milliseconds between looks at whether the run is over. */
    sampleInt: number;
    /** Seconds until a request counts as lost. */
    timeout: number;
    requests: Request[];
  }

  interface Result {
    readonly errors: number;
    readonly timeouts: number;
  }

  type Done = (error: Error | null, result: Result) => void;

  export default function autocannon(options: Options, done: Done): EventEmitter;
}
