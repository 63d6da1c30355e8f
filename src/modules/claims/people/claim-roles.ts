import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isReferenceViolation, isUniqueViolation } from '../../../platform/http/database-faults.js';
import { mayBeSeenBy, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import { ClaimRow } from '../claim.entity.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { Counterparties } from '../matters/counterparties.js';
import { ScoreClaim } from '../investigations/score-claim.js';
import type { SealedContact } from './contact-phones.js';
import { ContactPhones } from './contact-phones.js';
import { ClaimContact, ClaimRole } from './people.entities.js';
import type {
  ClaimContactResponse,
  ClaimRoleResponse,
  ClaimRolesResponse,
  NameContactRequest,
} from './people.dto.js';

/** A role and, beside it, its contact. */
type SealedRole = Omit<ClaimRoleResponse, 'contact'> & {
  readonly contactId: string;
} & Omit<SealedContact<ClaimContactResponse>, 'id'>;

/** What contacts are on a claim. */
@Injectable()
export class ClaimRoles {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly score: ScoreClaim,
    private readonly counterparties: Counterparties,
    private readonly phones: ContactPhones,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async add(actor: Actor, claimId: string, input: NameContactRequest): Promise<ClaimRolesResponse> {
    const claim = await this.store.lock(actor, claimId);
    const { contactId, role, note = null } = input;
    await over(this.em, ClaimRole)
      .insertInto('ClaimRole')
      .values({ id: newId(), claimId, contactId, role, note, addedBy: actor.id })
      .execute()
      .catch(refused);
    await this.audit.note(actor, ['claim', claimId], 'claims.role-added', { contactId, role });
    if (role === 'insured') await this.counterparties.warnOfInsured(actor, claim, null);
    await this.score.run(actor, claim);
    return this.ofClaim(actor, claimId);
  }

  @Transactional()
  async end(actor: Actor, claimId: string, id: string): Promise<ClaimRolesResponse> {
    const claim = await this.store.lock(actor, claimId);
    const { numUpdatedRows } = await over(this.em, ClaimRole)
      .updateTable('ClaimRole')
      .set({ endedAt: this.clock.now() })
      .where('id', '=', id)
      .where('claimId', '=', claimId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw claimsError('claims.role-not-found');
    await this.audit.note(actor, ['claim', claimId], 'claims.role-ended', { roleId: id });
    await this.score.run(actor, claim);
    return this.ofClaim(actor, claimId);
  }

  async ofClaim(actor: Actor, claimId: string): Promise<ClaimRolesResponse> {
    const rows = await over(this.em, ClaimRole, ClaimContact, ClaimRow)
      .selectFrom('ClaimRole as role')
      .innerJoin('ClaimContact as contact', 'contact.id', 'role.contactId')
      .innerJoin('Claim as claim', 'claim.id', 'role.claimId')
      .select(({ eb }) => [
        'role.id',
        'role.role',
        'role.note',
        eb('role.endedAt', 'is not', null).as('isEnded'),
      ])
      .select(['contact.id as contactId', 'contact.kind', 'contact.name', 'contact.email', 'contact.phone'])
      .select(['contact.phoneEncrypted', 'contact.address', 'contact.taxIdLast4', 'contact.rowVersion'])
      .select(moment('contact.createdAt').as('createdAt'))
      .where('role.claimId', '=', claimId)
      .where(mayBeSeenBy(actor, 'claim.agencyId'))
      .orderBy('role.createdAt')
      .orderBy('role.id')
      .$castTo<SealedRole>()
      .execute();
    if (rows.length === 0) await assertClaimSeen(this.em, actor, claimId);
    const opened = rows.map(async ({ id, role, note, isEnded, contactId, ...contact }) => ({
      id,
      role,
      note,
      isEnded,
      contact: await this.phones.opened({ id: contactId, ...contact }),
    }));
    return { items: await Promise.all(opened) };
  }
}

function refused(error: unknown): never {
  if (isUniqueViolation(error)) throw claimsError('claims.role-taken');
  if (isReferenceViolation(error)) throw claimsError('claims.contact-not-found');
  throw error;
}
