import { Injectable } from '@nestjs/common';
import type { StandingMoratorium, MoratoriumCriteria } from './moratoria.queries.js';
import { MoratoriaQueries } from './moratoria.queries.js';
import { underwritingError } from '../underwriting.errors.js';

/** Moratoria for other rooms. */
@Injectable()
export class Moratoria {
  constructor(private readonly queries: MoratoriaQueries) {}

  /** The moratorium that applies, for a later call of `assertNot`. */
  find(asked: MoratoriumCriteria): Promise<StandingMoratorium | null> {
    return this.queries.inTheWay(asked);
  }

  /** Throws quoting.under-moratorium with the moratorium's public reason. Dating back does not avoid a moratorium. */
  async assertNone(asked: MoratoriumCriteria): Promise<void> {
    this.assertNot(await this.find(asked));
  }

  assertNot(moratorium: StandingMoratorium | null): void {
    if (!moratorium) return;
    throw underwritingError('quoting.under-moratorium', {
      detail: moratorium.reason,
      members: { holdId: moratorium.id },
    });
  }
}
