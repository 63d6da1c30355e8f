import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { SanctionsModule } from '../sanctions/index.js';
import { CreateCustomer } from './create-customer.js';
import { CustomersController } from './customers.controller.js';
import { CustomerPages } from './customer-pages.queries.js';
import { CustomersQueries } from './customers.queries.js';
import { Customers } from './customers.js';
import { IdentifiersController } from './identifiers/identifiers.controller.js';
import { IdentifiersStore } from './identifiers/identifiers.store.js';
import { EditIdentifiers } from './identifiers/edit-identifiers.js';
import { ReadIdentifiers } from './identifiers/read-identifiers.js';
import { MergeCustomer } from './merge-customer.js';
import { CustomerLosses } from './losses/customer-losses.js';
import { LossesStore } from './losses/losses.store.js';
import { CustomerPhones } from './phones/customer-phones.js';
import './phones/plain-phones.store.js';
import { RemoveCustomer } from './remove-customer.js';
import { ClearCustomers } from './screening/clear-customers.js';
import { ScreenCustomers } from './screening/screen-customers.js';
import { CustomerScreeningController } from './screening/screening.controller.js';
import { UpdateCustomer } from './update-customer.js';
import './customers.events.js';
import './customers.permissions.js';

@Module({
  imports: [AuditModule, SanctionsModule],
  controllers: [CustomersController, IdentifiersController, CustomerScreeningController],
  providers: [
    CreateCustomer,
    UpdateCustomer,
    MergeCustomer,
    RemoveCustomer,
    CustomersQueries,
    CustomerPages,
    CustomerPhones,
    Customers,
    CustomerLosses,
    LossesStore,
    IdentifiersStore,
    EditIdentifiers,
    ReadIdentifiers,
    ScreenCustomers,
    ClearCustomers,
  ],
  exports: [Customers, CustomerLosses],
})
export class CustomersModule {}
