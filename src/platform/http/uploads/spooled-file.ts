import { readFile, rm } from 'node:fs/promises';

/**
 * A file that came with a request, in a file of its own until the request is answered. Its hash belongs to what an
 * Idempotency-Key stands for.
 */
export class SpooledFile {
  readonly #path: string;

  constructor(
    /** As the sender calls it: words for people, never a path. */
    readonly name: string,
    readonly size: number,
    readonly sha256: string,
    path: string,
  ) {
    this.#path = path;
  }

  bytes(): Promise<Buffer> {
    return readFile(this.#path);
  }

  async discard(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}
