import { Injectable } from '@nestjs/common';
import type { FoundHold, HeldQuestion } from './holds.queries.js';
import { HoldsQueries } from './holds.queries.js';
import { underwritingError } from './underwriting.errors.js';

/** Moratoria as other rooms ask for them. */
@Injectable()
export class Holds {
  constructor(private readonly queries: HoldsQueries) {}

  /** The one in the way, for whoever judges it later with `assertNot`. */
  find(asked: HeldQuestion): Promise<FoundHold | null> {
    return this.queries.inTheWay(asked);
  }

  /** Throws quoting.under-moratorium with the hold's public reason. Dating back does not dodge a hold. */
  async assertNone(asked: HeldQuestion): Promise<void> {
    this.assertNot(await this.find(asked));
  }

  assertNot(hold: FoundHold | null): void {
    if (!hold) return;
    throw underwritingError('quoting.under-moratorium', {
      detail: hold.reason,
      members: { holdId: hold.id },
    });
  }
}
