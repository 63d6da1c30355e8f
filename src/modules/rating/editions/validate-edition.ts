import { Injectable } from '@nestjs/common';
import { EditionChecks } from './edition-checks.js';
import { EditionsStore } from './editions.store.js';
import type { EditionCheckResponse } from './editions.dto.js';

/** Lists everything that prevents filing an edition. It changes nothing and may be called at any time. */
@Injectable()
export class ValidateEdition {
  constructor(
    private readonly store: EditionsStore,
    private readonly checks: EditionChecks,
  ) {}

  async run(id: string): Promise<EditionCheckResponse> {
    const faults = await this.checks.faults(await this.store.load(id));
    return { sound: faults.length === 0, faults };
  }
}
