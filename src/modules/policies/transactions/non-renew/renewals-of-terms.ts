import type { Actor } from '../../../../shared/actor.js';

/**
 * What a non-renewal does to the renewal of a term. Renewals are made from policies, so their room lies above this
 * one and provides this class. Everything happens in the caller's transaction, under the lock of the term.
 */
export abstract class RenewalsOfTerms {
  /** Whether the term has a renewal that a non-renewal would end. */
  abstract isOpen(policyId: string): Promise<boolean>;
  /** Ends the renewal of the term, if it has one that is still open. */
  abstract giveUp(actor: Actor, policyId: string, reason: string): Promise<void>;
  /** Prepares a renewal that was given up once more: the term can be renewed after all. */
  abstract makeAnew(actor: Actor, policyId: string): Promise<void>;
}
