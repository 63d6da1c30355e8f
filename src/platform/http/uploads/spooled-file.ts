import { readFile, rm } from 'node:fs/promises';

/** An uploaded file in a temporary file, kept until the request is answered. Its hash is part of what an Idempotency-Key stands for. */
export class SpooledFile {
  readonly #path: string;

  constructor(
    /** The sender's name for the file, for display only; never use it as a path. */
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
