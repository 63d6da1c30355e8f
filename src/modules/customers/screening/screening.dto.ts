import { Id, Line } from '../../../platform/http/fields.js';
import { ClearSanctionsMatchRequest, NameScreening } from '../../sanctions/index.js';

export class ClearCustomerSanctionsRequest extends ClearSanctionsMatchRequest {
  @Line({
    max: 500,
    optional: true,
    nullable: true,
    example: null,
    description:
      "Of a driver, party or beneficiary who is named in the customer's contracts; the customer unless told.",
  })
  readonly name?: string | null;
}

export class CustomerScreeningResponse extends NameScreening {
  @Id() readonly customerId!: string;
}
