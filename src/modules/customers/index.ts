export { CustomersModule } from './customers.module.js';
export { Customers } from './customers.js';
export type { CreateCustomerInput } from './create-customer.js';
export type { AddresseeRow } from './customers.queries.js';
export type { CustomerView } from './customers.view.js';
export type { CustomerData } from './domain/customer-data.js';
export { isCustomer } from './same-customer.js';
export { CUSTOMER_WORDS } from './domain/customer-words.js';
export { addressLines } from './domain/address-lines.js';
