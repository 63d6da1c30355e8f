import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { BeneficiaryClass, BeneficiaryKind, Distribution } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { LockedClaim } from '../claims.store.js';
import { ClaimsStore } from '../claims.store.js';
import { DiaryStore } from '../diary/diary.store.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { ClaimRoles } from '../people/claim-roles.js';
import { Contacts } from '../people/contacts.js';
import type {
  AddDescendantRequest,
  ChangeClaimBeneficiaryRequest,
  ClaimBeneficiaryResponse,
  DeathResponse,
} from './life.dto.js';
import { MOST_BENEFICIARIES } from './life.dto.js';
import { ClaimBeneficiary } from './life.entities.js';
import { LifeQueries } from './life.queries.js';

interface NamedBeneficiary {
  readonly class: BeneficiaryClass;
  readonly kind: BeneficiaryKind;
  readonly name: string;
  readonly custodian: string | null;
  readonly sharePercent: string;
  readonly distribution: Distribution;
}

interface Found {
  readonly claim: LockedClaim;
  readonly heir: ClaimBeneficiaryResponse;
  readonly others: readonly ClaimBeneficiaryResponse[];
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
      distribution: 'per_capita',
    };
    const rows = [...named, estate].map((each, position) => {
      const { class: rank, kind, name, custodian, sharePercent, distribution } = each;
      return {
        id: newId(),
        claimId,
        position,
        class: rank,
        kind,
        name,
        custodian,
        sharePercent,
        distribution,
      };
    });
    await over(this.em, ClaimBeneficiary).insertInto('ClaimBeneficiary').values(rows).execute();
  }

  @Transactional()
  async change(
    actor: Actor,
    claimId: string,
    id: string,
    expected: ExpectedRowVersion,
    { standing, reason = null, contactId, lookAgainOn, hasNoDescendants }: ChangeClaimBeneficiaryRequest,
  ): Promise<DeathResponse> {
    const { claim, heir, others } = await this.lock(actor, claimId, id, expected);
    if (standing !== undefined && standing !== 'entitled' && reason === null)
      throw invalid('/reason', 'is required for one who is not simply paid');
    if (standing === 'not_found' && lookAgainOn === undefined)
      throw invalid('/lookAgainOn', 'is required: what is not claimed is looked after');
    if (hasNoDescendants) {
      assertRepresented({ ...heir, standing: standing ?? heir.standing });
      if (others.some(({ inPlaceOf }) => inPlaceOf === id))
        throw invalid('/hasNoDescendants', 'is not so: there are some on the claim');
    }
    if (contactId && contactId !== heir.contactId) await this.nameOnClaim(actor, claimId, contactId);
    await over(this.em, ClaimBeneficiary)
      .updateTable('ClaimBeneficiary')
      .set((row) => ({
        ...(standing !== undefined && { standing, standingReason: reason }),
        ...(contactId !== undefined && { contactId }),
        ...(hasNoDescendants !== undefined && { hasNoDescendants }),
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    if (standing === 'not_found') {
      const title = `Unclaimed share of ${heir.name}: look again`.slice(0, LONGEST_TITLE);
      const task = { kind: 'task', title, dueOn: lookAgainOn, citation: null };
      await this.diary.add(claim, actor.id, [task]);
    }
    await this.store.change(claim);
    await this.audit.note(actor, ['claim', claimId], 'claims.beneficiary-changed', {
      beneficiaryId: id,
      ...(standing !== undefined && { standing: [heir.standing, standing], reason }),
      ...(contactId !== undefined && { contactId }),
      ...(hasNoDescendants !== undefined && { hasNoDescendants }),
    });
    return this.queries.of(actor, claimId);
  }

  /** A descendant takes the place of one who was named per stirpes and takes nothing; further ones share it alike. */
  @Transactional()
  async descend(
    actor: Actor,
    claimId: string,
    id: string,
    expected: ExpectedRowVersion,
    { kind, name, custodian = null }: AddDescendantRequest,
  ): Promise<DeathResponse> {
    const { claim, heir, others } = await this.lock(actor, claimId, id, expected);
    assertRepresented(heir);
    if (kind === 'minor' && custodian === null)
      throw invalid('/custodian', 'is required: a minor gives no receipt');
    if (others.length + 1 >= MOST_BENEFICIARIES)
      throw invalid('/name', `is one too many: a claim has at most ${MOST_BENEFICIARIES} beneficiaries`);
    const { class: rank, sharePercent, distribution } = heir;
    const row = { id: newId(), claimId, position: others.length + 1, class: rank, kind, name, custodian };
    await over(this.em, ClaimBeneficiary)
      .insertInto('ClaimBeneficiary')
      .values({ ...row, sharePercent, distribution, inPlaceOf: id })
      .execute();
    if (heir.hasNoDescendants)
      await over(this.em, ClaimBeneficiary)
        .updateTable('ClaimBeneficiary')
        .set((now) => ({ hasNoDescendants: false, rowVersion: now('rowVersion', '+', 1) }))
        .where('id', '=', id)
        .execute();
    await this.store.change(claim);
    await this.audit.note(actor, ['claim', claimId], 'claims.descendant-added', {
      beneficiaryId: row.id,
      inPlaceOf: id,
    });
    return this.queries.of(actor, claimId);
  }

  private async lock(
    actor: Actor,
    claimId: string,
    id: string,
    expected: ExpectedRowVersion,
  ): Promise<Found> {
    const claim = await this.store.lock(actor, claimId);
    assertVersion(claim.rowVersion, expected);
    assertWorkedOn(claim);
    const { beneficiaries } = await this.queries.of(actor, claimId);
    const heir = beneficiaries.find((each) => each.id === id);
    if (!heir) throw claimsError('claims.beneficiary-not-found');
    return { claim, heir, others: beneficiaries.filter((each) => each.id !== id) };
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

function assertRepresented({ standing, distribution }: ClaimBeneficiaryResponse): void {
  if (distribution !== 'per_stirpes' || standing === 'entitled' || standing === 'not_found')
    throw claimsError('claims.not-represented');
}

function invalid(pointer: string, detail: string): Error {
  return claimsError('claims.death-invalid', { errors: [{ pointer, detail }] });
}
