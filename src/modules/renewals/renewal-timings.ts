import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/clock.js';
import { JurisdictionRules } from '../jurisdictions/index.js';
import type { RenewalTiming } from './domain/renewal-lifecycle.js';
import { COMPANY_TIMING } from './domain/renewal-lifecycle.js';

interface Place {
  readonly state: string;
  readonly productType: string;
}

export interface TimingRule {
  readonly state: string;
  readonly productType: string | null;
  readonly key: string;
  readonly days: number;
}

/** When renewals are prepared and offered, by state and product; a rule for a product wins over one for all products. */
export class Timings {
  constructor(readonly rules: readonly TimingRule[]) {}

  of(place: Place): RenewalTiming {
    return { prepare: this.days(place, 'prepare'), offer: this.days(place, 'offer') };
  }

  /** The longest lead time in days; terms that end later need no look. */
  get longest(): number {
    return Math.max(COMPANY_TIMING.prepare, ...this.rules.map(({ days }) => days));
  }

  private days({ state, productType }: Place, key: keyof RenewalTiming): number {
    const ofState = this.rules.filter((rule) => rule.state === state && rule.key === key);
    const rule =
      ofState.find((each) => each.productType === productType) ??
      ofState.find((each) => each.productType === null);
    return rule?.days ?? COMPANY_TIMING[key];
  }
}

/** Reads the timing rules of all states at once, because a batch of renewals covers many. */
@Injectable()
export class RenewalTimings {
  constructor(
    private readonly rules: JurisdictionRules,
    private readonly clock: Clock,
  ) {}

  async today(): Promise<Timings> {
    const found = await this.rules.ofKind('renewal_timing', this.clock.today('UTC'));
    return new Timings(
      found.map(({ state, productType, key, value }) => ({
        state,
        productType,
        key,
        days: Number(value['days']),
      })),
    );
  }
}
