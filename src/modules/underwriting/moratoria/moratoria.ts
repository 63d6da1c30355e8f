import { Injectable } from '@nestjs/common';
import type { StandingMoratorium, MoratoriumCriteria } from './moratoria.queries.js';
import { MoratoriaQueries } from './moratoria.queries.js';
import { underwritingError } from '../underwriting.errors.js';

/** Moratoria as other rooms ask for them. */
@Injectable()
export class Moratoria {
  constructor(private readonly queries: MoratoriaQueries) {}

  /** The one in the way, for whoever judges it later with `assertNot`. */
  find(asked: MoratoriumCriteria): Promise<StandingMoratorium | null> {
    return this.queries.inTheWay(asked);
  }

  /** Throws quoting.under-moratorium with the moratorium's public reason. Dating back does not dodge it. */
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
