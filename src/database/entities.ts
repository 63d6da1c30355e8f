import { Agency } from '../modules/agencies/agencies/agency.entity.js';
import { Company } from '../modules/agencies/companies/company.entity.js';
import { User } from '../modules/identity/user.entity.js';
import { Customer } from '../modules/customers/customer.entity.js';
import { PolicyCharge, PolicyTransaction } from '../modules/policies/ledger/ledger.entities.js';
import { Policy } from '../modules/policies/policy.entity.js';
import { Quote } from '../modules/quoting/quote.entity.js';

/** Every entity of every room, listed by hand: a folder lookup finds nothing when the code runs from TypeScript. */
export const entities = [
  Agency,
  Company,
  User,
  Customer,
  Quote,
  Policy,
  PolicyTransaction,
  PolicyCharge,
] as const;
