import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import type { RatingFault } from '../rating/index.js';
import { ScreenContracts } from '../policies/index.js';
import type { Screening } from '../sanctions/index.js';
import { SanctionsFindings, sanctionsError } from '../sanctions/index.js';
import { LISTED } from './domain/renewal-lifecycle.js';
import type { TermToRenew } from './renewals.store.js';

/** The reason for holding a renewal, as people see it. */
export const HELD_FAULT: RatingFault = {
  code: LISTED,
  pointer: '',
  detail: sanctionsError.catalog[LISTED].title,
};

type Term = Pick<TermToRenew, 'id' | 'customerId' | 'policyNumber'>;

export interface HeldRenewal {
  readonly id: string;
  readonly term: Term;
  readonly screening: Screening;
}

/**
 * Renewals of people who may be on the list of sanctions. Nothing is issued to them and nothing lapses: the policy of a
 * listed person is blocked, and OFAC decides about it (FAQ 63). The renewal waits for people, who are told.
 */
@Injectable()
export class HeldRenewals {
  constructor(
    private readonly contracts: ScreenContracts,
    private readonly findings: SanctionsFindings,
  ) {}

  /** Screenings by policy id, for the terms that must wait. */
  of(terms: readonly Term[]): Promise<ReadonlyMap<string, Screening>> {
    return this.contracts.matches(terms);
  }

  async record(actor: Actor, held: readonly HeldRenewal[]): Promise<void> {
    const each = held.map(({ id, term, screening }) => ({
      found: { subjectType: 'customer', ...changeOf(id, term) } as const,
      screening,
    }));
    await this.findings.recordEach(actor, each);
  }

  /** For a renewal about to be offered or bound: throws `sanctions.possible-match`. */
  assertNot(actor: Actor, id: string, term: Term): Promise<void> {
    return this.contracts.assertMayContinue(actor, term, changeOf(id, term));
  }
}

function changeOf(id: string, { policyNumber }: Term) {
  return {
    action: 'policies.renewal-held',
    resourceType: 'renewal',
    resourceId: id,
    reference: policyNumber,
    changes: { policyNumber },
  };
}
