import { Id } from '../../../platform/http/fields.js';
import { NameScreening } from '../../sanctions/index.js';

export class CustomerScreeningResponse extends NameScreening {
  @Id() readonly customerId!: string;
}
