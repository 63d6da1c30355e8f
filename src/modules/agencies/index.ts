export { AgenciesModule } from './agencies.module.js';
export { Agencies } from './agencies.js';
export type { Senders } from './agencies.js';
export type { CompanyAndAgency } from './senders.queries.js';
/** For the command line and the demo data. */
export { AgenciesQueries } from './agencies/agencies.queries.js';
export { StatusReasonRequest } from './code.js';
export { ChangeAgencyRequest, CreateAgencyRequest } from './agencies/agencies.dto.js';
export { ChangeAgency } from './agencies/change-agency.js';
export { CreateAgency } from './agencies/create-agency.js';
export type { AgencyView } from './agencies/agency.view.js';
export type { CreateAgencyInput } from './agencies/create-agency.js';
export { ChangeCompany } from './companies/change-company.js';
export { ChangeCompanyRequest, CreateCompanyRequest } from './companies/companies.dto.js';
export { CompaniesQueries } from './companies/companies.queries.js';
export { CreateCompany } from './companies/create-company.js';
export type { CompanyView } from './companies/company.view.js';
export type { CreateCompanyInput } from './companies/create-company.js';
