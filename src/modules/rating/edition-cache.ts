import { Injectable } from '@nestjs/common';
import type { CompiledManual } from './domain/engine/compile-manual.js';
import { compileManual } from './domain/engine/compile-manual.js';
import type { EditionRef } from './editions.store.js';
import { EditionsStore } from './editions.store.js';

const MOST_KEPT = 64;

/**
 * Editions compiled into memory, by id and content hash. The hash is read with every choice of edition, so two instances
 * agree without telling each other anything: a draft that changed has another hash, an approved edition never changes.
 */
@Injectable()
export class EditionCache {
  private readonly compiled = new Map<string, CompiledManual>();

  constructor(private readonly store: EditionsStore) {}

  /** What is in memory, for callers that cannot wait. */
  peek(ref: EditionRef): CompiledManual | undefined {
    const found = this.compiled.get(ref.id);
    return found?.contentHash === ref.contentHash ? found : undefined;
  }

  async get(ref: EditionRef): Promise<CompiledManual> {
    const found = this.peek(ref);
    if (found) return found;
    const compiled = compileManual(await this.store.load(ref.id));
    if (compiled.contentHash !== ref.contentHash) {
      throw new Error(
        `Edition ${ref.id} does not say what was filed: its rows no longer give its content hash`,
      );
    }
    this.compiled.delete(ref.id);
    this.compiled.set(ref.id, compiled);
    for (const oldest of this.compiled.keys()) {
      if (this.compiled.size <= MOST_KEPT) break;
      this.compiled.delete(oldest);
    }
    return compiled;
  }
}
