import type { Actor } from '../../../../shared/actor.js';

/**
 * The renewals of terms as a non-renewal meets them. Renewals are made of policies, so that their room stands above this one; it
 * provides this. Everything happens in the caller's transaction, under the lock of the term.
 */
export abstract class RenewalsOfTerms {
  /** Whether the term has a renewal that a non-renewal would end. */
  abstract isOpen(policyId: string): Promise<boolean>;
  /** Ends the renewal of the term, if it has one that is still open. */
  abstract giveUp(actor: Actor, policyId: string, reason: string): Promise<void>;
  /** Makes one that was given up anew: the term can be renewed after all. */
  abstract makeAnew(actor: Actor, policyId: string): Promise<void>;
}
