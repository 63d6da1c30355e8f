import { named } from './named-list.js';

/** The lines of business that manuals are written for. All code uses this list. */
export const PRODUCT_TYPES = named('ProductType', ['auto', 'home', 'renters', 'life']);
export type ProductType = (typeof PRODUCT_TYPES)[number];
