import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { BeneficiaryClass, BeneficiaryKind } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { DiaryStore } from '../diary/diary.store.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { ClaimRoles } from '../people/claim-roles.js';
import { Contacts } from '../people/contacts.js';
import type { ChangeClaimBeneficiaryRequest, DeathResponse } from './life.dto.js';
import { ClaimBeneficiary } from './life.entities.js';
import { LifeQueries } from './life.queries.js';

interface NamedBeneficiary {
  readonly class: BeneficiaryClass;
  readonly kind: BeneficiaryKind;
  readonly name: string;
  readonly custodian: string | null;
  readonly sharePercent: string;
}

const LONGEST_TITLE = 200;

/** Who shares in what a death pays, and how it stands with each of them. */
@Injectable()
export class HeirsOfDeath {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly contacts: Contacts,
    private readonly roles: ClaimRoles,
    private readonly diary: DiaryStore,
    private readonly queries: LifeQueries,
    private readonly audit: Audit,
  ) {}

  /** As named when it happened; what they cannot take falls to the estate. */
  async enter({ id: claimId }: LockedClaim, named: readonly NamedBeneficiary[]): Promise<void> {
    const estate = {
      class: 'default',
      kind: 'estate',
      name: 'Estate of the insured',
      custodian: null,
      sharePercent: '100',
    };
    const rows = [...named, estate].map(({ class: rank, kind, name, custodian, sharePercent }, position) => {
      return { id: newId(), claimId, position, class: rank, kind, name, custodian, sharePercent };
    });
    await over(this.em, ClaimBeneficiary).insertInto('ClaimBeneficiary').values(rows).execute();
  }

  @Transactional()
  async change(
    actor: Actor,
    claimId: string,
    id: string,
    expected: ExpectedRowVersion,
    { standing, reason = null, contactId, lookAgainOn }: ChangeClaimBeneficiaryRequest,
  ): Promise<DeathResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertVersion(claim.rowVersion, expected);
    assertWorkedOn(claim);
    const death = await this.queries.of(actor, claimId);
    const heir = death.beneficiaries.find((each) => each.id === id);
    if (!heir) throw claimsError('claims.beneficiary-not-found');
    if (standing !== undefined && standing !== 'entitled' && reason === null)
      throw invalid('/reason', 'is required for one who is not simply paid');
    if (standing === 'not_found' && lookAgainOn === undefined)
      throw invalid('/lookAgainOn', 'is required: what is not claimed is looked after');
    if (contactId && contactId !== heir.contactId) await this.nameOnClaim(actor, claimId, contactId);
    await over(this.em, ClaimBeneficiary)
      .updateTable('ClaimBeneficiary')
      .set((row) => ({
        ...(standing !== undefined && { standing, standingReason: reason }),
        ...(contactId !== undefined && { contactId }),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    if (standing === 'not_found') {
      const title = `Unclaimed share of ${heir.name}: look again`.slice(0, LONGEST_TITLE);
      const task = { kind: 'task', title, dueOn: lookAgainOn, citation: null };
      await this.diary.add(claimId, actor.id, [task]);
    }
    await this.store.change(claim);
    await this.audit.record(actor, {
      action: 'claims.beneficiary-changed',
      resourceType: 'claim',
      resourceId: claimId,
      changes: {
        beneficiaryId: id,
        ...(standing !== undefined && { standing: [heir.standing, standing], reason }),
        ...(contactId !== undefined && { contactId }),
      },
    });
    return this.queries.of(actor, claimId);
  }

  /** Who is paid is named on the claim. */
  private async nameOnClaim(actor: Actor, claimId: string, contactId: string): Promise<void> {
    await this.contacts.byId(contactId);
    const { items } = await this.roles.ofClaim(actor, claimId);
    const isNamed = items.some(
      ({ role, isEnded, contact }) => role === 'beneficiary' && !isEnded && contact.id === contactId,
    );
    if (!isNamed) await this.roles.add(actor, claimId, { contactId, role: 'beneficiary' });
  }
}

function invalid(pointer: string, detail: string): Error {
  return claimsError('claims.death-invalid', { errors: [{ pointer, detail }] });
}
