import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { CoverView } from '../../policies/index.js';
import { Policies, nameKey } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { DiaryQueries } from '../diary/diary.queries.js';
import type { OnClaim } from '../diary/diary.store.js';
import { DiaryStore } from '../diary/diary.store.js';
import { Contacts } from '../people/contacts.js';
import { Payees } from '../people/payees.js';
import { ClaimContact } from '../people/people.entities.js';
import { OFFICE } from '../time-zones.js';
import { insuredNames } from './domain/insured-names.js';
import { ClaimSubrogation } from './matters.entities.js';

/**
 * From whom may be asked back. An insurer has no right against its own insured for the loss that it insured: who is insured would pay
 * for what the premium has bought (anti-subrogation rule; Pennsylvania General Ins. Co. v. Austin Powder Co., 68 N.Y.2d 465).
 */
@Injectable()
export class Counterparties {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
    private readonly contacts: Contacts,
    private readonly payees: Payees,
    private readonly diary: DiaryStore,
    private readonly entries: DiaryQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
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
    const named = await this.payees.named(claim.id, [contactId]);
    if (named.some(({ roles }) => roles.includes('insured')))
      throw ownInsured('is named on the claim as an insured');
    if (isNamesake || claim.policyId === null) return;
    const on = claim.lossOn ?? claim.reportedAt.slice(0, 10);
    const judge = await this.judgeOf(actor, await this.policies.coverOn(actor, claim.policyId, on));
    const fault = judge(name);
    if (fault !== null) throw ownInsured(fault);
  }

  /**
   * When the policy or the day of the loss becomes known later, the adjuster is told of whom nothing may be asked. It refuses nothing:
   * which policy insures a loss is a fact, whatever somebody has begun before it was known; a demand is refused.
   */
  async tell(actor: Actor, claim: OnClaim, cover: CoverView): Promise<void> {
    const open = await over(this.em, ClaimSubrogation, ClaimContact)
      .selectFrom('ClaimSubrogation')
      .innerJoin('ClaimContact', 'ClaimContact.id', 'ClaimSubrogation.againstId')
      .select(['ClaimSubrogation.id', 'ClaimSubrogation.sequence', 'ClaimSubrogation.againstId', 'name'])
      .where('claimId', '=', claim.id)
      .where('status', '<>', 'closed')
      .where('isNamesake', '=', false)
      .orderBy('sequence')
      .execute();
    if (open.length === 0) return;
    const judge = await this.judgeOf(actor, cover);
    const { items } = await this.entries.ofClaim(actor, claim.id);
    for (const { id, sequence, againstId, name } of open) {
      const fault = judge(name);
      const title = `Close subrogation ${sequence}: its counterparty ${fault}`;
      if (fault === null || items.some((each) => each.status === 'open' && each.title === title)) continue;
      const dueOn = this.clock.today(OFFICE);
      await this.diary.add(claim, actor.id, [{ kind: 'task', title, dueOn, citation: null }]);
      await this.audit.record(actor, {
        action: 'claims.counterparty-insured',
        resourceType: 'claim',
        resourceId: claim.id,
        changes: { subrogationId: id, contactId: againstId },
      });
    }
  }

  /** What a name has in common with those of whom nothing is asked; null: nothing. */
  private async judgeOf(actor: Actor, cover: CoverView): Promise<(name: string) => string | null> {
    const { insurer } = await this.policies.letter(actor, cover);
    const insured = new Set(insuredNames(cover).map(nameKey));
    return (name) => {
      const key = nameKey(name);
      if (insured.has(key)) return 'has the name of an insured of the policy, or of a driver on it';
      return key === nameKey(insurer.name) ? 'has the name of the insurer' : null;
    };
  }
}

function ownInsured(detail: string): Error {
  return claimsError('claims.own-insured', { errors: [{ pointer: '/againstId', detail }] });
}
