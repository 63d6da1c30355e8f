import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { zipOverride } from '../../../shared/mailing-address.js';
import { Audit } from '../../audit/index.js';
import { Customers } from '../../customers/index.js';
import { cancellationLetter } from '../transactions/cancel/cancellation-letter.js';
import { announced, lastAnnouncement } from '../transactions/cancel/canceling-entries.js';
import { amendedDocument } from '../documents/amended-document.js';
import { PolicyDocuments } from '../documents/policy-documents.js';
import type { Ledger, PolicyTerm } from '../ledger/ledger.store.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { nonRenewalOf, standingNonRenewal } from '../transactions/non-renew/non-renewal-entries.js';
import { nonRenewalLetter } from '../transactions/non-renew/non-renewal-letter.js';
import type { NoticeAbout } from '../notices/notice-laws.js';
import { NoticeLaws } from '../notices/notice-laws.js';
import { WriteNotices } from '../notices/write-notices.js';
import { ScreenContracts, changeHeld } from '../sanctions/screen-contracts.js';
import type { Requester } from '../transactions/cancel/domain/cancellation-reason.js';
import { PartiesQueries } from './parties.queries.js';
import {
  assertMailable,
  assertNotOnIt,
  assertPartyFits,
  assertPartyReachable,
  invalid,
} from './party.rules.js';
import type { AddPartyRequest, PartyResponse } from './parties.dto.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { PolicyParty } from './policy-party.entity.js';

/** Puts somebody on a policy, who from then on gets its notices: also of what is already announced. */
@Injectable()
export class AddParty {
  constructor(
    private readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly customers: Customers,
    private readonly writing: WriteNotices,
    private readonly policyDocuments: PolicyDocuments,
    private readonly laws: NoticeLaws,
    private readonly screening: ScreenContracts,
    private readonly queries: PartiesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, policyId: string, input: AddPartyRequest): Promise<PartyResponse> {
    const ledger = await this.ledger.lock(actor, policyId);
    const { role, name, customerId = null, itemId = null, address = null, reference = null } = input;
    const today = this.clock.today(ledger.term.timeZone);
    const { effectiveDate = today < ledger.term.effectiveDate ? ledger.term.effectiveDate : today } = input;
    assertPartyFits(ledger, effectiveDate, itemId);
    assertMailable(address);
    if (customerId !== null) await this.assertCustomer(actor, customerId);
    assertPartyReachable(role, address ?? (await this.addressOf(actor, customerId)));
    const others = await this.queries.inRole(actor, policyId, role);
    assertNotOnIt({ name, itemId, reference, effectiveDate }, others);
    const people = [{ pointer: '/name', name }];
    await this.screening.assertMayChange(actor, ledger.term.customerId, people, changeHeld(ledger.term));

    const id = newId();
    await over(this.em, PolicyParty)
      .insertInto('PolicyParty')
      .values({
        id,
        policyId,
        role,
        customerId,
        itemId,
        name,
        address: json(address),
        reference,
        effectiveDate,
      })
      .execute();
    await this.policyDocuments.amended(actor, ledger.term, amendedDocument(ledger, [], effectiveDate));
    await this.announceTo(actor, ledger, id, today);
    await this.audit.record(actor, {
      action: 'policies.party-added',
      resourceType: 'policy',
      resourceId: policyId,
      changes: { partyId: id, role, itemId, effectiveDate, zipCodeReason: zipOverride(address) },
    });
    return this.queries.byId(actor, policyId, id);
  }

  private async assertCustomer(actor: Actor, customerId: string): Promise<void> {
    const name = await this.customers.displayName(actor, customerId);
    if (name === null) throw invalid({ pointer: '/customerId', detail: 'is no customer of yours' });
  }

  private async addressOf(actor: Actor, customerId: string | null): Promise<MailingAddress | null> {
    if (customerId === null) return null;
    return (await this.customers.addresses(actor, [customerId])).get(customerId) ?? null;
  }

  /** As a courtesy: what was announced before does not depend on it. */
  private async announceTo(
    actor: Actor,
    ledger: Ledger,
    partyId: string,
    today: CalendarDate,
  ): Promise<void> {
    const { term, entries } = ledger;
    const courtesy = { dueOn: today, noticeDays: null, partyId };
    const nonRenewal = standingNonRenewal(entries);
    if (nonRenewal)
      await this.writing.run(actor, ledger, {
        kind: 'non_renewal',
        transactionId: nonRenewal.id,
        effectiveOn: term.expirationDate,
        ...courtesy,
        letter: nonRenewalLetter(
          nonRenewalOf(nonRenewal),
          await this.rights(term, nonRenewalOf(nonRenewal), 'non-renewal', today),
        ),
      });
    const announcement = lastAnnouncement(entries);
    if (term.cancellationDueOn === null || !announcement) return;
    const end = announced(announcement);
    const rights = await this.rights(term, end, 'cancellation', today);
    await this.writing.run(actor, ledger, {
      kind: 'cancellation',
      transactionId: announcement.id,
      effectiveOn: term.cancellationDueOn,
      ...courtesy,
      letter: cancellationLetter({ end, rights, refund: null, account: null }),
    });
  }

  private async rights(
    term: PolicyTerm,
    { requestedBy }: { readonly requestedBy: Requester },
    about: NoticeAbout,
    today: CalendarDate,
  ): Promise<readonly string[]> {
    return requestedBy === 'insured' ? [] : (await this.laws.of(term, about, today)).rights;
  }
}
