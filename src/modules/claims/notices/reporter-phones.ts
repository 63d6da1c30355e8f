import { Injectable } from '@nestjs/common';
import { FieldEncryption } from '../../../platform/encryption/field-encryption.js';
import type { FieldPlace } from '../../../platform/encryption/sealed-text.js';
import type { LossNoticeResponse, ReporterFields } from './notices.dto.js';
import { REPORTER_PHONE } from './notice.entity.js';

const { table: TABLE, column: COLUMN } = REPORTER_PHONE;

/** A notice with the number of its reporter as it is sealed. */
export type SealedNotice = LossNoticeResponse & { readonly phoneEncrypted: string | null };

interface ReporterColumns {
  readonly reporter: string;
  readonly reporterPhoneEncrypted: string | null;
}

/** The telephone number of who reported a loss lies sealed beside the rest of a notice. Nobody looks for a claim by it. */
@Injectable()
export class ReporterPhones {
  constructor(private readonly encryption: FieldEncryption) {}

  columnsOf(id: string, reporter: ReporterFields | null | undefined): ReporterColumns {
    const { phone, ...others } = reporter ?? {};
    return {
      reporter: JSON.stringify(others),
      reporterPhoneEncrypted: typeof phone === 'string' ? this.encryption.seal(placeOf(id), phone) : null,
    };
  }

  async opened({ phoneEncrypted, ...notice }: SealedNotice): Promise<LossNoticeResponse> {
    if (phoneEncrypted === null) return notice;
    const phone = await this.encryption.open(placeOf(notice.id), phoneEncrypted);
    return { ...notice, reporter: { ...notice.reporter, phone } };
  }
}

function placeOf(row: string): FieldPlace {
  return { table: TABLE, column: COLUMN, row };
}
