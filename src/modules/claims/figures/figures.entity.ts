import { defineEntity, p } from '@mikro-orm/core';

const SUMS = {
  claims: p.integer().defaultRaw('0'),
  reservedLoss: p.decimal('string').defaultRaw('0'),
  reservedExpense: p.decimal('string').defaultRaw('0'),
  paidLoss: p.decimal('string').defaultRaw('0'),
  paidExpense: p.decimal('string').defaultRaw('0'),
  recovered: p.decimal('string').defaultRaw('0'),
};

/** What the claims of one product, state and quarter of loss came to in one month of booking. */
export const ClaimFigures = defineEntity({
  name: 'ClaimFigures',
  tableName: 'claim_figures',
  properties: {
    productType: p.string().primary(),
    state: p.string().primary(),
    lossQuarter: p.date().primary(),
    month: p.date().primary(),
    ...SUMS,
  },
});

/** How many of the claims that were reported on one day are open, and what is set aside for them and not paid. */
export const ClaimOpenFigures = defineEntity({
  name: 'ClaimOpenFigures',
  tableName: 'claim_open_figures',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    reportedOn: p.date(),
    claims: p.integer().defaultRaw('0'),
    outstanding: p.decimal('string').defaultRaw('0'),
  },
});

/** What one booking adds to both, as long as it has not been added up. */
export const ClaimFigureChange = defineEntity({
  name: 'ClaimFigureChange',
  tableName: 'claim_figure_changes',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    lossQuarter: p.date().nullable(),
    month: p.date().nullable(),
    ...SUMS,
    reportedOn: p.date().nullable(),
    openClaims: p.integer().defaultRaw('0'),
    outstanding: p.decimal('string').defaultRaw('0'),
  },
});
