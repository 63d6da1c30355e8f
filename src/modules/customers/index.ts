export { CustomersModule } from './customers.module.js';
export { Customers } from './customers.js';
export type { CreateCustomerInput } from './create-customer.js';
export type { CustomerView } from './customers.view.js';
export type { CustomerData } from './domain/customer-data.js';
