import {
  Bool,
  DateOnly,
  Id,
  Int,
  JsonObject,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { LARGEST_INTEGER } from '../policies.dto.js';
import type { Addressee, PartyRole } from './domain/addressee.js';
import { PARTY_ROLES } from './domain/addressee.js';
import type { NoticeKind, NoticeStatus } from './notices.view.js';
import { NOTICE_KINDS, NOTICE_STATUSES } from './notices.view.js';

export class PendingNoticesQuery extends PageQuery {
  @OneOf(NOTICE_KINDS, { optional: true }) readonly kind?: NoticeKind;
  @DateOnly({ optional: true, description: 'Only those due on this day or before.' }) readonly dueBy?: string;
}

export class MailNoticeRequest {
  @Moment({ description: 'When it was handed over; the notice period runs from this day.' })
  readonly mailedAt!: string;

  @Reference({
    max: 200,
    description: 'Number of the certificate of mailing, or where it is kept.',
    example: 'Certificate 7035 0001',
  })
  readonly proofOfMailing!: string;
}

export class ReturnNoticeRequest {
  @Text({ max: 200, description: 'What the carrier says.', example: 'moved, left no address' })
  readonly reason!: string;
}

export class AddresseeResponse implements Addressee {
  @OneOf(PARTY_ROLES) readonly role!: PartyRole;
  @Text({ max: 200 }) readonly name!: string;
  @JsonObject({ nullable: true }) readonly address!: object | null;
  @Text({ max: 60, nullable: true }) readonly reference!: string | null;
  @Id({ nullable: true }) readonly itemId!: string | null;
}

export class NoticeResponse {
  @Id() readonly id!: string;
  @Id() readonly policyId!: string;
  @Text({ max: 40 }) readonly policyNumber!: string;
  @Id({ nullable: true, description: 'The entry of the ledger that it tells of.' })
  readonly transactionId!: string | null;
  @Id({ nullable: true }) readonly partyId!: string | null;
  @OneOf(NOTICE_KINDS) readonly kind!: NoticeKind;
  @OneOf(NOTICE_STATUSES) readonly status!: NoticeStatus;
  @Nested(() => AddresseeResponse) readonly addressedTo!: AddresseeResponse;
  @Id({ nullable: true }) readonly documentId!: string | null;
  @DateOnly({ nullable: true, description: 'The day of which it speaks.' })
  readonly effectiveOn!: string | null;
  @Int({ min: 0, max: 366, nullable: true, description: 'Between mailing and that day.' })
  readonly noticeDays!: number | null;
  @Bool({ description: 'Whether that day depends on its mailing.' }) readonly isRequired!: boolean;
  @DateOnly({ nullable: true, description: 'The last day on which it is mailed in time.' })
  readonly dueOn!: string | null;
  @Moment({ nullable: true }) readonly mailedAt!: string | null;
  @Text({ max: 200, nullable: true }) readonly proofOfMailing!: string | null;
  @Moment({ nullable: true }) readonly returnedAt!: string | null;
  @Text({ max: 200, nullable: true }) readonly returnReason!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}
