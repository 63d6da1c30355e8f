import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import { insertRowsOf } from '../../../platform/insert.js';
import { asGiven } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { Customers, addressedName } from '../../customers/index.js';
import type { IssuedDocumentResponse } from '../../documents/index.js';
import { Documents } from '../../documents/index.js';
import { ownership } from '../documents/ownership.js';
import { PolicyDocuments } from '../documents/policy-documents.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import { entryOnDay } from '../domain/ledger-entry.js';
import type { RiskOfTerm } from '../domain/risk-items.js';
import { riskOf } from '../ledger/rated-change.js';
import type { Ledger } from '../ledger/ledger.store.js';
import type { Addressee } from './domain/addressee.js';
import { isOwedNotice } from './domain/addressee.js';
import type { NoticeLetter } from './domain/notice-letter.js';
import { letterTo } from './domain/notice-letter.js';
import type { NoticeKind } from './notices.view.js';
import { Notice } from './notice.entity.js';
import { PolicyParty } from '../parties/policy-party.entity.js';

export interface NewNotices {
  readonly kind: NoticeKind;
  /** The entry of the ledger that the notices are about. */
  readonly transactionId: string;
  /** The effective day that the notices announce. */
  readonly effectiveOn: CalendarDate;
  /** The last day on which mailing is in time. */
  readonly dueOn: CalendarDate;
  /** Days that the law puts between mailing and the day; null where the day does not depend on a mailing. */
  readonly noticeDays: number | null;
  readonly letter: NoticeLetter;
  /** Only this party, instead of everybody on the policy. */
  readonly partyId?: string;
}

interface Party extends Omit<Addressee, 'address'> {
  readonly id: string;
  readonly customerId: string | null;
  readonly address: MailingAddress | null;
}

const NOTICES = insertRowsOf(Notice, [
  'id',
  'policyId',
  'transactionId',
  'partyId',
  'kind',
  'addressedTo',
  'documentId',
  'dueOn',
  'effectiveOn',
  'noticeDays',
  'isRequired',
  'createdAt',
]);

/** The policy that a notice is about, with its ledger as it stood before. */
type NoticedPolicy = Pick<Ledger, 'term' | 'entries'>;

/** Writes a notice, with its letter, to everybody who is on the policy on a day: in the transaction of what it tells of. */
@Injectable()
export class WriteNotices {
  constructor(
    private readonly em: EntityManager,
    private readonly customers: Customers,
    private readonly policyDocuments: PolicyDocuments,
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { term, entries }: NoticedPolicy, notices: NewNotices): Promise<void> {
    const { kind, transactionId, effectiveOn, dueOn, noticeDays, partyId, letter } = notices;
    const parties = await this.partiesOn(term.id, effectiveOn, partyId);
    if (parties.length === 0) return;
    const addressees = await this.addressed(actor, parties);
    const context = await this.policyDocuments.letter(actor, term, insuredOn(entries, effectiveOn));
    const letters: IssuedDocumentResponse[] = [];
    for (const to of addressees) {
      const data = letterTo(to, addressees, letter, context);
      letters.push(await this.documents.issue(actor, { kind: letter.kind, ...ownership(term), data }));
    }
    const rows = parties.map(({ id, role }, index) => ({
      id: newId(),
      policyId: term.id,
      transactionId,
      partyId: id,
      kind,
      addressedTo: addressees[index],
      documentId: letters[index]?.id,
      dueOn,
      effectiveOn,
      noticeDays,
      isRequired: noticeDays !== null && partyId === undefined && isOwedNotice(role),
      createdAt: this.clock.now(),
    }));
    await NOTICES.send(this.em, rows);
  }

  /** As the addressee stands when the notice is written. */
  private async addressed(actor: Actor, parties: readonly Party[]): Promise<readonly Addressee[]> {
    const ids = parties.flatMap(({ customerId, address }) => (customerId && !address ? [customerId] : []));
    const known = await this.customers.addresses(actor, ids);
    const deceased = await this.customers.deceased(parties.flatMap(({ customerId }) => customerId ?? []));
    return parties.map(({ id: _, customerId, address, name, ...party }) => ({
      ...party,
      name: addressedName({ name, isDeceased: deceased.has(customerId ?? '') }),
      address: address ?? known.get(customerId ?? '') ?? null,
    }));
  }

  private async partiesOn(
    policyId: string,
    on: CalendarDate,
    partyId: string | undefined,
  ): Promise<readonly Party[]> {
    return over(this.em, PolicyParty)
      .selectFrom('PolicyParty')
      .select(['id', 'role', 'name', 'customerId', 'address', 'reference', 'itemId'])
      .where('policyId', '=', policyId)
      .where('effectiveDate', '<=', on)
      .where((party) => party.or([party('expirationDate', 'is', null), party('expirationDate', '>', on)]))
      .where((party) => party.and(asGiven({ id: partyId })))
      .orderBy('role')
      .orderBy('id')
      .execute();
  }
}

/** What is insured on the day of which a notice speaks, with the ids of its items. */
function insuredOn(entries: readonly LedgerEntry[], on: CalendarDate): RiskOfTerm {
  const entry = entryOnDay(entries, on) ?? entries.at(-1);
  if (!entry) throw new Error('A ledger begins with an entry');
  return riskOf(entry);
}
