import { named } from './named-list.js';

/** The lines of business that a manual can be written for; every other list of them is this one. */
export const PRODUCT_TYPES = named('ProductType', ['auto', 'home', 'renters', 'life']);
export type ProductType = (typeof PRODUCT_TYPES)[number];
