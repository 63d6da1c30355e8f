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
import { ContactNames } from '../people/contact-names.js';
import { ClaimContact, ClaimRole } from '../people/people.entities.js';
import { OFFICE } from '../time-zones.js';
import { insuredNames } from './domain/insured-names.js';
import { ClaimSubrogation } from './matters.entities.js';

const NAMED_INSURED = 'is named on the claim as an insured';

/**
 * From whom may be asked back. An insurer has no right against its own insured for the loss that it insured: who is insured would pay
 * for what the premium has bought (anti-subrogation rule; Pennsylvania General Ins. Co. v. Austin Powder Co., 68 N.Y.2d 465).
 */
@Injectable()
export class Counterparties {
  constructor(
    private readonly em: EntityManager,
    private readonly policies: Policies,
    private readonly names: ContactNames,
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
    const name = (await this.names.of([contactId])).get(contactId);
    if (name === undefined) throw claimsError('claims.contact-not-found');
    if ((await this.insuredOn(claim.id, [contactId])).has(contactId)) throw ownInsured(NAMED_INSURED);
    if (isNamesake) return;
    const cover = await this.coverOf(actor, claim);
    const fault = cover && (await this.nameCheckOf(actor, cover))(name);
    if (fault !== null) throw ownInsured(fault);
  }

  /**
   * When the policy, the day of the loss or an insured becomes known later, the adjuster is told of whom nothing may be asked. It refuses
   * nothing: who is insured is a fact, whatever somebody has begun before it was known; a demand is refused. The claim is locked. Without
   * a cover only whom the claim calls an insured is looked at.
   */
  async warnOfInsured(actor: Actor, claim: OnClaim, cover: CoverView | null): Promise<void> {
    const open = await over(this.em, ClaimSubrogation, ClaimContact)
      .selectFrom('ClaimSubrogation')
      .innerJoin('ClaimContact', 'ClaimContact.id', 'ClaimSubrogation.againstId')
      .select(['ClaimSubrogation.id', 'sequence', 'againstId', 'isNamesake', 'name'])
      .where('claimId', '=', claim.id)
      .where('status', '<>', 'closed')
      .orderBy('sequence')
      .execute();
    if (open.length === 0) return;
    const judge = cover && (await this.nameCheckOf(actor, cover));
    const ids = open.map(({ againstId }) => againstId);
    const insured = await this.insuredOn(claim.id, ids);
    const { items } = await this.entries.ofClaim(actor, claim.id);
    for (const { id, sequence, againstId, isNamesake, name } of open) {
      const ofName = isNamesake ? null : (judge?.(name) ?? null);
      const fault = insured.has(againstId) ? NAMED_INSURED : ofName;
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

  /** As it was on the day of the loss; null where no policy is known. */
  private coverOf(actor: Actor, { policyId, lossOn, reportedAt }: LockedClaim): Promise<CoverView | null> {
    if (policyId === null) return Promise.resolve(null);
    return this.policies.coverOn(actor, policyId, lossOn ?? reportedAt.slice(0, 10));
  }

  /** Those of these contacts whom the claim calls insureds. */
  private async insuredOn(claimId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const insured = await over(this.em, ClaimRole)
      .selectFrom('ClaimRole')
      .select('contactId')
      .where('claimId', '=', claimId)
      .where('contactId', 'in', [...ids])
      .where('role', '=', 'insured')
      .where('endedAt', 'is', null)
      .execute();
    return new Set(insured.map(({ contactId }) => contactId));
  }

  /** What a name has in common with those of whom nothing is asked; null: nothing. */
  private async nameCheckOf(actor: Actor, cover: CoverView): Promise<(name: string) => string | null> {
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
