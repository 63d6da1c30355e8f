import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { Encryption } from '../../../platform/encryption/encryption.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { mailingAddressFaults } from '../../../shared/mailing-address.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ScreenPayees } from '../sanctions/screen-payees.js';
import { ClaimContact, TAX_ID_COLUMN } from './people.entities.js';
import type {
  ChangeContactRequest,
  ClaimContactResponse,
  ContactSearchQuery,
  EnterContactRequest,
} from './people.dto.js';
import { isTaxId } from './domain/tax-id.js';
import { ContactPhones } from './contact-phones.js';
import { ContactsQueries } from './contacts.queries.js';

/** People and firms that claims have to do with. */
@Injectable()
export class Contacts {
  constructor(
    private readonly em: EntityManager,
    private readonly contacts: ContactsQueries,
    private readonly encryption: Encryption,
    private readonly phones: ContactPhones,
    private readonly screening: ScreenPayees,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async enter(actor: Actor, input: EnterContactRequest): Promise<ClaimContactResponse> {
    assertFits(input);
    const id = newId();
    const { kind, name, email = null, phone = null, address, taxId } = input;
    await over(this.em, ClaimContact)
      .insertInto('ClaimContact')
      .values({
        id,
        kind,
        name,
        email,
        ...this.phones.columnsOf(id, phone),
        address: address ? JSON.stringify(address) : null,
        ...this.taxColumns(id, taxId ?? null),
        createdBy: actor.id,
      })
      .execute();
    await this.audit.note(actor, ['claim-contact', id], 'claims.contact-entered', {
      kind,
      fields: Object.keys(input),
    });
    await this.screening.note(actor, { id, name });
    return this.byId(id);
  }

  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeContactRequest,
  ): Promise<ClaimContactResponse> {
    assertFits(input);
    const contact = await this.one(this.contacts.rows().forNoKeyUpdate(), id);
    assertVersion(contact.rowVersion, expected);
    const { name, email, phone, address, taxId } = input;
    await over(this.em, ClaimContact)
      .updateTable('ClaimContact')
      .set({
        ...(name !== undefined && { name }),
        ...(email !== undefined && { email }),
        ...(phone !== undefined && this.phones.columnsOf(id, phone)),
        ...(address !== undefined && { address: address === null ? null : JSON.stringify(address) }),
        ...(taxId !== undefined && this.taxColumns(id, taxId)),
        rowVersion: contact.rowVersion + 1,
      })
      .where('id', '=', id)
      .execute();
    await this.audit.note(actor, ['claim-contact', id], 'claims.contact-changed', {
      fields: Object.keys(input),
    });
    if (name !== undefined && name !== contact.name) await this.screening.note(actor, { id, name });
    return this.byId(id);
  }

  byId(id: string): Promise<ClaimContactResponse> {
    return this.one(this.contacts.rows(), id);
  }

  private async one(rows: ReturnType<ContactsQueries['rows']>, id: string): Promise<ClaimContactResponse> {
    const row = await rows.where('id', '=', id).executeTakeFirst();
    if (!row) throw claimsError('claims.contact-not-found');
    return this.phones.opened(row);
  }

  /** By name. */
  async search(
    { name, phone }: Pick<ContactSearchQuery, 'name' | 'phone'>,
    limit: number,
    after: SortKey | null,
  ): Promise<Page<ClaimContactResponse>> {
    const phoneIndex = phone === undefined ? undefined : this.phones.indexOf(phone);
    const page = await this.contacts.search({ name, phoneIndex }, limit, after);
    return { ...page, items: await Promise.all(page.items.map((row) => this.phones.opened(row))) };
  }

  private taxColumns(id: string, taxId: string | null): TaxColumns {
    const digits = taxId?.replaceAll('-', '');
    if (digits === undefined) return NO_TAX_ID;
    const taxIdEncrypted = this.encryption.encrypt(digits, TAX_ID_COLUMN.contextOf(id));
    return { taxIdEncrypted, taxIdLast4: digits.slice(-4) };
  }
}

interface TaxColumns {
  readonly taxIdEncrypted: string | null;
  readonly taxIdLast4: string | null;
}
const NO_TAX_ID: TaxColumns = { taxIdEncrypted: null, taxIdLast4: null };

function assertFits({ address, taxId }: Pick<ChangeContactRequest, 'address' | 'taxId'>): void {
  const isGiven = taxId === null || taxId === undefined || isTaxId(taxId);
  const errors = [
    ...(address ? mailingAddressFaults(address, '/address') : []),
    ...(isGiven ? [] : [{ pointer: '/taxId', detail: 'is a number that was given to nobody' }]),
  ];
  if (errors.length > 0) throw claimsError('claims.contact-invalid', { errors });
}
