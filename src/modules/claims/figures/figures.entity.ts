import { defineEntity, p } from '@mikro-orm/core';

/** What the claims of one product, state and year of loss came to in one month of booking; one of several parts of it. */
export const ClaimFigures = defineEntity({
  name: 'ClaimFigures',
  tableName: 'claim_figures',
  properties: {
    productType: p.string().primary(),
    state: p.string().primary(),
    lossYear: p.integer().primary(),
    month: p.date().primary(),
    slot: p.smallint().primary(),
    claims: p.integer().defaultRaw('0'),
    reservedLoss: p.decimal('string').defaultRaw('0'),
    reservedExpense: p.decimal('string').defaultRaw('0'),
    paidLoss: p.decimal('string').defaultRaw('0'),
    paidExpense: p.decimal('string').defaultRaw('0'),
    recovered: p.decimal('string').defaultRaw('0'),
  },
});
