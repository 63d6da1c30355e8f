import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import type { FieldPlace } from '../../../platform/encryption/sealed-text.js';
import { dialedNumber } from '../../../shared/phone.js';
import { CONTACT_PHONE } from './people.entities.js';

const { table: TABLE, column: COLUMN } = CONTACT_PHONE;

interface PhoneColumns {
  /** Only rows from before encryption have one. */
  readonly phone: null;
  readonly phoneEncrypted: string | null;
  readonly phoneIndex: string | null;
}

/** A row with its number encrypted. */
export type SealedContact<Contact> = Contact & { readonly phoneEncrypted: string | null };

/** Encrypts the telephone numbers of contacts, and finds a number by the way it is dialed. */
@Injectable()
export class ContactPhones {
  constructor(private readonly encryption: FieldEncryption) {}

  columnsOf(id: string, phone: string | null): PhoneColumns {
    if (phone === null) return { phone, phoneEncrypted: null, phoneIndex: null };
    return {
      phone: null,
      phoneEncrypted: this.encryption.seal(placeOf(id), phone),
      phoneIndex: this.indexOf(phone),
    };
  }

  indexOf(phone: string): string {
    return this.encryption.blindIndex(TABLE, COLUMN, dialedNumber(phone));
  }

  async opened<Contact extends { readonly id: string; readonly phone: string | null }>(
    row: SealedContact<Contact>,
  ): Promise<Contact> {
    const { phoneEncrypted, ...contact } = row;
    if (phoneEncrypted === null) return contact as unknown as Contact;
    const phone = await this.encryption.open(placeOf(row.id), phoneEncrypted);
    return { ...contact, phone } as unknown as Contact;
  }
}

function placeOf(row: string): FieldPlace {
  return { table: TABLE, column: COLUMN, row };
}
