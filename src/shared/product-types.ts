/** The lines of business that a manual can be written for; every other list of them is this one. */
export const PRODUCT_TYPES = ['auto', 'home', 'renters', 'life'] as const;
export type ProductType = (typeof PRODUCT_TYPES)[number];
