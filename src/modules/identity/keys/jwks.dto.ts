import { ListOfJsonObjects } from '../../../platform/http/fields.js';

export class JsonWebKeySetResponse {
  @ListOfJsonObjects({ max: 100, description: 'Public keys, as RFC 7517 has them.' })
  readonly keys!: readonly object[];
}
