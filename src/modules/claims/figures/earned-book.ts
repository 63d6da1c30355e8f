import { Injectable } from '@nestjs/common';
import { apartFromRequest } from '../../../platform/http/request-context.js';
import { Clock } from '../../../shared/clock.js';
import type { EarnedYear } from '../../policies/index.js';
import { EarnedPremiums } from '../../policies/index.js';
import { OFFICE } from '../time-zones.js';

export interface EarnedBook {
  readonly asOf: string;
  readonly years: readonly EarnedYear[];
}

/** The read may take at most this fraction of the time. */
const SHARE = 200;
/** A book of up to this size is read for each request. */
const SHORT_MS = 50;

/**
 * The earned premium of the book, which changes by the day while it takes seconds to read where there are millions of charges. A
 * small book is read each time; a large one now and then, and meanwhile reports say of when it is.
 */
@Injectable()
export class EarnedBooks {
  private kept: { readonly book: EarnedBook; readonly readAt: number; readonly tookMs: number } | null = null;
  private reading: Promise<EarnedBook> | null = null;

  constructor(
    private readonly premiums: EarnedPremiums,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<EarnedBook> {
    const { kept } = this;
    if (!kept || kept.tookMs <= SHORT_MS) return this.read();
    // Nobody waits for the next one: it is for those who come later, and a failure of it is theirs to meet.
    if (performance.now() - kept.readAt > kept.tookMs * SHARE) this.read().catch(() => undefined);
    return kept.book;
  }

  private read(): Promise<EarnedBook> {
    this.reading ??= apartFromRequest(() => this.readOnce()).finally(() => (this.reading = null));
    return this.reading;
  }

  private async readOnce(): Promise<EarnedBook> {
    const began = performance.now();
    const asOf = this.clock.now().toISOString();
    const years = await this.premiums.upTo(this.clock.today(OFFICE));
    const book = { asOf, years };
    this.kept = { book, readAt: performance.now(), tookMs: performance.now() - began };
    return book;
  }
}
