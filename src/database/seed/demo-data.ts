import type { CreateCompanyRequest } from '../../modules/agencies/index.js';
import type { AddReportAgencyRequest } from '../../modules/underwriting/index.js';
import type { CreateCustomerInput } from '../../modules/customers/index.js';
import type { Role } from '../../shared/actor.js';

export const DEMO_AGENCY = {
  id: '01930000-0000-7000-8000-00000000a001',
  code: 'BUCKEYE',
  name: 'Buckeye Agency (demo)',
} as const;

/** The company of the demo manuals, with its letterhead. */
export const DEMO_COMPANY: CreateCompanyRequest = {
  code: 'BND',
  legalName: 'Bindery Mutual Insurance Company (demo)',
  addressLines: ['400 Commerce Square', 'Columbus, OH 43215'],
  phone: '1 800 555 0142',
  website: 'www.bindery.example',
};

/** The consumer reporting agency behind the credit tiers of the demo manuals; adverse action notices must name it. */
export const DEMO_REPORT_AGENCY: AddReportAgencyRequest = {
  code: 'demo-reports',
  name: 'Demo Consumer Reports',
  phone: '1 800 555 0177',
  address: 'PO Box 400, Columbus, OH 43215',
  isDefault: true,
};

/** The customer that the examples of the OpenAPI document quote for. */
export const DEMO_CUSTOMER_ID = '01930000-0000-7000-8000-00000000c001';

interface DemoUser {
  readonly email: string;
  /** Public, here and in the README: these users exist only in development databases. */
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly inAgency: boolean;
}

export const demoUsers: readonly DemoUser[] = [
  {
    email: 'agent@demo.bindery.example',
    password: 'maple-harbor-quote-7',
    firstName: 'Grace',
    lastName: 'Miller',
    role: 'agent',
    inAgency: true,
  },
  {
    email: 'underwriter@demo.bindery.example',
    password: 'copper-window-risk-4',
    firstName: 'Samuel',
    lastName: 'Ortiz',
    role: 'underwriter',
    inAgency: false,
  },
  {
    email: 'admin@demo.bindery.example',
    password: 'granite-ledger-keys-9',
    firstName: 'Ruth',
    lastName: 'Nakamura',
    role: 'admin',
    inAgency: false,
  },
  {
    email: 'adjuster@demo.bindery.example',
    password: 'walnut-ladder-roof-3',
    firstName: 'Daniel',
    lastName: 'Brooks',
    role: 'adjuster',
    inAgency: false,
  },
  {
    email: 'examiner@demo.bindery.example',
    password: 'silver-orchard-claim-8',
    firstName: 'Helen',
    lastName: 'Park',
    role: 'adjuster',
    inAgency: false,
  },
];

/** A client that acts for the agency without a user, as an agency's portal does. */
export const DEMO_CLIENT = {
  clientId: 'demo-portal',
  name: 'Portal of the Buckeye Agency (demo)',
  /** Public, like the passwords of the demo users. */
  secret: 'violet-anchor-portal-of-the-demo-2',
  role: 'agent',
} as const;

export const demoCustomers: readonly CreateCustomerInput[] = [
  {
    id: DEMO_CUSTOMER_ID,
    kind: 'person',
    externalId: 'DEMO-1',
    data: {
      firstName: 'Ada',
      lastName: 'Lake',
      dateOfBirth: '1988-04-12',
      email: 'ada.lake@example.com',
      phone: '+1 614 555 0100',
      address: { line1: '12 Maple Street', city: 'Columbus', state: 'OH', zipCode: '43004' },
    },
  },
  {
    kind: 'organization',
    externalId: 'DEMO-2',
    data: { name: 'Scioto Boat Works LLC', email: 'office@scioto.example', phone: '+1 614 555 0111' },
  },
];
