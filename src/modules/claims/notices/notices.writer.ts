import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { insertOf } from '../../../platform/insert.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimData } from './domain/claim-data.js';
import { ClaimNotice } from './notice.entity.js';
import type {
  AddNoticeRequest,
  LossFields,
  LossNoticeResponse,
  RegisterClaimRequest,
} from './notices.dto.js';
import { ReporterPhones } from './reporter-phones.js';

const INSERT = insertOf(ClaimNotice, [
  'id',
  'claimId',
  'reportedAt',
  'channel',
  'reporter',
  'reporterPhoneEncrypted',
  'said',
  'recordedBy',
]);

/** Keeps what was told in the words of the day, beside the claim, which gets to know better. */
@Injectable()
export class NoticesWriter {
  constructor(
    private readonly em: EntityManager,
    private readonly phones: ReporterPhones,
  ) {}

  /** Throws claims.notice-ahead for one that nobody can have given. */
  reportedAt({ reportedAt = null, lossAt = null }: AddNoticeRequest, now: Date): Date {
    const at = reportedAt === null ? now : new Date(reportedAt);
    const detail =
      at > now
        ? 'must not lie ahead'
        : lossAt !== null && at < new Date(lossAt)
          ? 'must not lie before the loss'
          : null;
    if (detail !== null)
      throw claimsError('claims.notice-ahead', { errors: [{ pointer: '/reportedAt', detail }] });
    return at;
  }

  /** The notice as it is read from then on. */
  async record(
    actor: Actor,
    claimId: string,
    input: AddNoticeRequest,
    reportedAt: Date,
  ): Promise<LossNoticeResponse> {
    const {
      channel,
      reporter,
      lossOn,
      lossAt,
      cause,
      description,
      lossPlace,
      catastropheCode,
      amountClaimed,
    } = input;
    const told = { lossOn, lossAt, cause, description, lossPlace, catastropheCode, amountClaimed };
    const [id, said] = [newId(), JSON.stringify(told)];
    await INSERT.send(this.em, {
      id,
      claimId,
      reportedAt,
      channel,
      ...this.phones.columnsOf(id, reporter),
      said,
      recordedBy: actor.id,
    });
    const { phone, ...others } = reporter ?? {};
    return {
      id,
      claimId,
      reportedAt: reportedAt.toISOString(),
      channel,
      reporter: typeof phone === 'string' ? { ...others, phone } : others,
      said: JSON.parse(said) as LossFields,
      recordedBy: actor.id,
    };
  }
}

/** By what the policy may be found. */
export function clueOf(input: RegisterClaimRequest): NonNullable<ClaimData['clue']> {
  const { policyNumber = null, insuredName = null, vin = null, insuredPlace } = input;
  return {
    policyNumber,
    insuredName,
    vin,
    zipCode: insuredPlace?.zipCode ?? null,
    street: insuredPlace?.street ?? null,
  };
}
