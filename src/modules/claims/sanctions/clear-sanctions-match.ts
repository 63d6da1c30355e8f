import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ContactsQueries } from '../people/contacts.queries.js';
import { ClaimSanctionsClearance } from './sanctions-clearance.entity.js';
import type {
  ClearSanctionsMatchRequest,
  ContactScreeningResponse,
  SanctionsClearanceResponse,
} from './sanctions.dto.js';
import { ScreenPayees } from './screen-payees.js';

/** Whether a contact has the name of somebody who is listed, and who has found that it is somebody else. */
@Injectable()
export class ClearSanctionsMatch {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactsQueries,
    private readonly screening: ScreenPayees,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The name as it is now, against the list as it is now. */
  async look(contactId: string): Promise<ContactScreeningResponse> {
    const contact = await this.contacts.rows().where('id', '=', contactId).executeTakeFirst();
    return this.looked(contactId, contact?.name);
  }

  /** On the version of the contact that was looked at: what was found is about its name. */
  @Transactional()
  async run(
    actor: Actor,
    contactId: string,
    expected: ExpectedRowVersion,
    { entry, reason }: ClearSanctionsMatchRequest,
  ): Promise<ContactScreeningResponse> {
    // Two who clear the same at once come one after the other, and a name does not change meanwhile.
    const rows = this.contacts.rows().forNoKeyUpdate();
    const contact = await rows.where('id', '=', contactId).executeTakeFirst();
    const { name, matches, screeningList } = await this.looked(contactId, contact?.name);
    assertVersion(contact?.rowVersion ?? 0, expected);
    const named = matches.filter((match) => match.entry === entry);
    if (named.length === 0 || screeningList === null)
      throw claimsError('claims.sanctions-entry-unmatched', {
        errors: [{ pointer: '/entry', detail: 'is not an entry with the name of the contact' }],
      });
    const open = named.filter(({ isCleared }) => !isCleared);
    if (open.length === 0) throw claimsError('claims.sanctions-match-cleared');
    await over(this.em, ClaimSanctionsClearance)
      .insertInto('ClaimSanctionsClearance')
      .values(
        open.map(({ listedAs }) => ({
          id: newId(),
          contactId,
          name,
          listEntry: entry,
          listedAs,
          listVersion: screeningList,
          reason,
          clearedBy: actor.id,
          clearedAt: this.clock.now(),
        })),
      )
      .execute();
    await this.audit.record(actor, {
      action: 'claims.sanctions-match-cleared',
      resourceType: 'claim-contact',
      resourceId: contactId,
      changes: { listEntry: entry, listVersion: screeningList, reason },
    });
    return this.looked(contactId, name);
  }

  private async looked(contactId: string, name: string | undefined): Promise<ContactScreeningResponse> {
    if (name === undefined) throw claimsError('claims.contact-not-found');
    const { screening, screeningList, matches } = await this.screening.run([{ contactId, name }]);
    const clearances = await over(this.em, ClaimSanctionsClearance)
      .selectFrom('ClaimSanctionsClearance')
      .select(['id', 'name', 'listEntry', 'listedAs', 'listVersion', 'reason', 'clearedBy'])
      .select(moment('clearedAt').as('clearedAt'))
      .where('contactId', '=', contactId)
      .orderBy('clearedAt')
      .orderBy('id')
      .limit(1_000)
      .$castTo<SanctionsClearanceResponse>()
      .execute();
    return {
      contactId,
      name,
      screening,
      screeningList,
      matches: matches.map(({ entry, listedAs, program, isCleared }) => ({
        entry,
        listedAs,
        program,
        isCleared,
      })),
      clearances,
    };
  }
}
