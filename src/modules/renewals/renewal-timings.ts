import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Clock } from '../../shared/clock.js';
import { JurisdictionRules } from '../jurisdictions/index.js';
import type { RenewalTiming } from './domain/renewal-lifecycle.js';
import { COMPANY_TIMING } from './domain/renewal-lifecycle.js';

interface Place {
  readonly state: string;
  readonly productType: string;
}

interface TimingFact {
  readonly state: string;
  readonly productType: string | null;
  readonly key: string;
  readonly days: number;
}

/** When renewals are prepared and offered, by state and product; a fact of the product goes before one of all products. */
export class Timings {
  constructor(private readonly facts: readonly TimingFact[]) {}

  of(place: Place): RenewalTiming {
    return { prepare: this.days(place, 'prepare'), offer: this.days(place, 'offer') };
  }

  /** No term that ends later needs to be looked at. */
  get longest(): number {
    return Math.max(COMPANY_TIMING.prepare, ...this.facts.map(({ days }) => days));
  }

  /** The days of a key as an expression over the policies `p` of a query. */
  daysOf(key: keyof RenewalTiming): RawBuilder<number> {
    return sql<number>`
      coalesce((select f.days
                  from json_to_recordset(${JSON.stringify(this.facts)}::json)
                       as f (state text, "productType" text, key text, days integer)
                 where f.state = p.state and f.key = ${key} and coalesce(f."productType", p."productType") = p."productType"
                 order by f."productType" nulls last limit 1), ${COMPANY_TIMING[key]}::integer)`;
  }

  private days({ state, productType }: Place, key: keyof RenewalTiming): number {
    const ofState = this.facts.filter((fact) => fact.state === state && fact.key === key);
    const fact =
      ofState.find((each) => each.productType === productType) ??
      ofState.find((each) => each.productType === null);
    return fact?.days ?? COMPANY_TIMING[key];
  }
}

/** Reads the timing facts of all states at once: a batch of renewals knows many. */
@Injectable()
export class RenewalTimings {
  constructor(
    private readonly facts: JurisdictionRules,
    private readonly clock: Clock,
  ) {}

  async today(): Promise<Timings> {
    const found = await this.facts.ofKind('renewal_timing', this.clock.today('UTC'));
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
