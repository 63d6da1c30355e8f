import { Injectable } from '@nestjs/common';
import type { CompiledManual } from '../domain/engine/compile-manual.js';
import { compileManual } from '../domain/engine/compile-manual.js';
import type { EditionRef } from './editions.store.js';
import { EditionsStore } from './editions.store.js';

export const MOST_KEPT = 64;

/**
 * Editions compiled into memory, by id and content hash. The hash is read with every choice of edition, so two instances
 * agree without telling each other anything: a draft that changed has another hash, an approved edition never changes.
 * When there are too many, the one that was not asked for longest is let go.
 */
@Injectable()
export class EditionCache {
  /** In the order in which they were last asked for. */
  private readonly compiled = new Map<string, CompiledManual>();
  private latest = '';

  constructor(private readonly store: EditionsStore) {}

  /** What is in memory, for callers that cannot wait. */
  peek(ref: EditionRef): CompiledManual | undefined {
    const found = this.compiled.get(ref.id);
    if (found?.contentHash !== ref.contentHash) return undefined;
    if (ref.id !== this.latest) this.keep(ref.id, found);
    return found;
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
    this.keep(ref.id, compiled);
    return compiled;
  }

  private keep(id: string, compiled: CompiledManual): void {
    this.compiled.delete(id);
    this.compiled.set(id, compiled);
    this.latest = id;
    for (const oldest of this.compiled.keys()) {
      if (this.compiled.size <= MOST_KEPT) break;
      this.compiled.delete(oldest);
    }
  }
}
