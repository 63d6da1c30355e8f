import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import type { FieldPlace } from '../../../platform/encryption/sealed-text.js';
import { dialedNumber } from '../../../shared/phone.js';
import type { CustomerColumns } from '../customer.entity.js';
import { CUSTOMER_PHONE } from '../customer.entity.js';
import type { CustomerData } from '../domain/customer-data.js';

const { table: TABLE, column: COLUMN } = CUSTOMER_PHONE;

interface SealedCustomer {
  readonly id: string;
  readonly data: CustomerData;
  readonly phoneEncrypted?: string | null | undefined;
}

/** Encrypts the telephone numbers of customers, and finds a number by the way it is dialed. */
@Injectable()
export class CustomerPhones {
  constructor(private readonly encryption: FieldEncryption) {}

  /** The columns to store for a customer's data. */
  columnsOf(id: string, { phone, ...data }: CustomerData): CustomerColumns {
    if (phone === undefined) return { data, phoneEncrypted: null, phoneIndex: null };
    return {
      data,
      phoneEncrypted: this.encryption.seal(placeOf(id), phone),
      phoneIndex: this.indexOf(phone),
    };
  }

  indexOf(phone: string): string {
    return this.encryption.blindIndex(TABLE, COLUMN, dialedNumber(phone));
  }

  /** The data as entered. A row from before encryption still has the number in its document. */
  async known({ id, data, phoneEncrypted }: SealedCustomer): Promise<CustomerData> {
    if (phoneEncrypted === null || phoneEncrypted === undefined) return data;
    return { ...data, phone: await this.encryption.open(placeOf(id), phoneEncrypted) };
  }
}

function placeOf(row: string): FieldPlace {
  return { table: TABLE, column: COLUMN, row };
}
