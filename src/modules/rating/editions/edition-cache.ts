import { Injectable } from '@nestjs/common';
import { inTurns } from '../../../platform/threads/turns.js';
import type { CompiledManual } from '../domain/engine/compile-manual.js';
import { compiling } from '../domain/engine/compile-manual.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import type { EditionRef } from './editions.store.js';
import { EditionsStore } from './editions.store.js';

export const MOST_KEPT = 64;

/**
 * Compiled editions in memory, by id and content hash. The hash is read whenever an edition is chosen, so that instances
 * agree without messages: a changed draft has another hash, and an approved edition never changes. When the cache is full,
 * the edition unused for longest is dropped.
 */
@Injectable()
export class EditionCache {
  /** The least recently used edition first. */
  private readonly kept = new Map<string, CompiledManual>();
  private readonly underWay = new Map<string, Promise<CompiledManual>>();
  private latest = '';

  constructor(private readonly store: EditionsStore) {}

  /** The edition if it is in memory, for callers that cannot wait. */
  peek(ref: EditionRef): CompiledManual | undefined {
    const found = this.kept.get(ref.id);
    if (found?.contentHash !== ref.contentHash) return undefined;
    if (ref.id !== this.latest) this.keep(ref.id, found);
    return found;
  }

  async get(ref: EditionRef): Promise<CompiledManual> {
    const found = this.peek(ref);
    if (found) return found;
    const manual = await this.store.load(ref.id);
    return this.peek(ref) ?? this.compiled(ref, manual);
  }

  /** Compiles an edition once, even where several callers ask for it at the same time. */
  private compiled(ref: EditionRef, manual: ManualDocument): Promise<CompiledManual> {
    const key = `${ref.id} ${ref.contentHash}`;
    const underWay = this.underWay.get(key);
    if (underWay) return underWay;
    const compiled = this.compile(ref, manual).finally(() => this.underWay.delete(key));
    this.underWay.set(key, compiled);
    return compiled;
  }

  private async compile(ref: EditionRef, manual: ManualDocument): Promise<CompiledManual> {
    const compiled = await inTurns(compiling(manual));
    if (compiled.contentHash !== ref.contentHash) {
      throw new Error(
        `Edition ${ref.id} does not say what was filed: its rows no longer give its content hash`,
      );
    }
    this.keep(ref.id, compiled);
    return compiled;
  }

  private keep(id: string, compiled: CompiledManual): void {
    this.kept.delete(id);
    this.kept.set(id, compiled);
    this.latest = id;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
  }
}
