import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Policies, nameKey } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { Contacts } from '../people/contacts.js';
import { Payees } from '../people/payees.js';
import { insuredNames } from './domain/insured-names.js';

/**
 * From whom may be asked back. An insurer has no right against its own insured for the loss that it insured: who is insured would pay
 * for what the premium has bought (anti-subrogation rule; Pennsylvania General Ins. Co. v. Austin Powder Co., 68 N.Y.2d 465).
 */
@Injectable()
export class Counterparties {
  constructor(
    private readonly policies: Policies,
    private readonly contacts: Contacts,
    private readonly payees: Payees,
  ) {}

  /**
   * Contacts are linked to no policy, so names tell: of insureds and drivers on the day of the loss, and of the insurer. Whoever says
   * that it is somebody of the same name is believed, but not about a contact that the claim itself calls an insured.
   * Throws claims.own-insured and claims.contact-not-found.
   */
  async assertMayBeAsked(
    actor: Actor,
    claim: LockedClaim,
    contactId: string,
    isNamesake: boolean,
  ): Promise<void> {
    const { name } = await this.contacts.byId(contactId);
    await this.assertNotNamedInsured(claim.id, contactId);
    if (isNamesake || claim.policyId === null) return;
    const cover = await this.policies.coverOn(
      actor,
      claim.policyId,
      claim.lossOn ?? claim.reportedAt.slice(0, 10),
    );
    const { insurer } = await this.policies.letter(actor, cover);
    const key = nameKey(name);
    if (insuredNames(cover).some((each) => nameKey(each) === key))
      throw ownInsured('has the name of an insured of the policy, or of a driver on it');
    if (nameKey(insurer.name) === key) throw ownInsured('has the name of the insurer');
  }

  /** The same of what is known of the claim alone: somebody may have been found to be insured since. */
  async assertNotNamedInsured(claimId: string, contactId: string): Promise<void> {
    const named = await this.payees.named(claimId, [contactId]);
    if (named.some(({ roles }) => roles.includes('insured')))
      throw ownInsured('is named on the claim as an insured');
  }
}

function ownInsured(detail: string): Error {
  return claimsError('claims.own-insured', { errors: [{ pointer: '/againstId', detail }] });
}
