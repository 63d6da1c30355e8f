import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { Agencies } from './agencies.js';
import './agencies.events.js';
import './agencies.permissions.js';
import { AgenciesController } from './agencies/agencies.controller.js';
import { AgenciesQueries } from './agencies/agencies.queries.js';
import { ChangeAgency } from './agencies/change-agency.js';
import { CreateAgency } from './agencies/create-agency.js';
import { ChangeCompany } from './companies/change-company.js';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesQueries } from './companies/companies.queries.js';
import { CreateCompany } from './companies/create-company.js';
import { SendersQueries } from './senders.queries.js';

@Module({
  imports: [AuditModule],
  controllers: [AgenciesController, CompaniesController],
  providers: [
    CreateAgency,
    ChangeAgency,
    AgenciesQueries,
    CreateCompany,
    ChangeCompany,
    CompaniesQueries,
    SendersQueries,
    Agencies,
  ],
  exports: [Agencies],
})
export class AgenciesModule {}
