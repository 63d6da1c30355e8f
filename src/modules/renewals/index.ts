export { RenewalsModule } from './renewals.module.js';
