import { Id } from '../../../platform/http/fields.js';
import { NameScreening } from '../../sanctions/index.js';

export class ContactScreeningResponse extends NameScreening {
  @Id() readonly contactId!: string;
}
