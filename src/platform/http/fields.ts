/** The fields of requests and responses: one decorator per kind validates, converts and documents. */
export type { FieldOptions } from './fields/field.js';
export type { ModelClass } from './fields/schema.js';
export {
  Code,
  Email,
  FilePart,
  Id,
  ListOfCodes,
  ListOfIds,
  ListOfLines,
  ListOfOneOf,
  ListOfText,
  Line,
  OneOf,
  Phone,
  Reference,
  Text,
} from './fields/text.js';
export type { ListLimits, TextOptions } from './fields/text.js';
export { MailingAddressFields } from './fields/mailing-address.js';
export {
  Bool,
  DateOnly,
  Factor,
  Int,
  Moment,
  MoneyText,
  MoneySum,
  EXAMPLE_DATE,
  EXAMPLE_END,
  EXAMPLE_LATER,
} from './fields/values.js';
export type { DecimalOptions, IntOptions } from './fields/values.js';
export { JsonObject, JsonValue, ListOf, ListOfJsonObjects, Nested } from './fields/nested.js';
export type { JsonObjectOptions } from './fields/nested.js';
export { PAGE_CURSOR, PAGE_LIMIT, PageQuery, pageOf } from './fields/page.js';
export { ForAgencies, shownTo } from './fields/for-agencies.js';
