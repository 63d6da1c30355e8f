import { describe, expect, it } from '@jest/globals';
import { Money } from '../../../../shared/money.js';
import { ClaimLedger } from '../../ledger/domain/claim-ledger.js';
import { statementOf } from './payment-statement.js';

const TERMS = {
  code: 'dwelling',
  title: 'Dwelling',
  itemId: null,
  limits: [{ code: 'limit', amount: '215000.00', per: 'occurrence', part: null }],
  deductible: '1000.00',
  loss: { settlement: ['deductible', 'limit'] },
} as const;

function ledger(claimantId: string | null, paid: string): ClaimLedger {
  const exposure = {
    id: 'e',
    sequence: 1,
    coverage: 'dwelling',
    part: null,
    itemId: null,
    claimantId,
  } as const;
  const line = { exposureId: 'e', reserved: '12000.00', held: '0.00', recovered: '0.00' } as const;
  return new ClaimLedger(
    [TERMS],
    [{ ...exposure, status: 'open', lossAmount: '13000.00', valueAtLoss: null }],
    [
      { ...line, id: 'loss', costType: 'loss', paid },
      { ...line, id: 'legal', costType: 'legal', paid: '0.00' },
    ],
    [],
    0,
    0,
  );
}
const pays = (lineId: string, amount: string): { lineId: string; amount: Money } => {
  return { lineId, amount: Money.parse(amount) };
};

describe('what an insured is told of a payment', () => {
  it('adds up to it: the loss, the deductible, what was paid before and what is not paid yet', () => {
    expect(statementOf(ledger(null, '9000.00'), [TERMS], [pays('loss', '5000.00')])).toEqual([
      { title: 'Dwelling: loss as assessed', amount: '13000.00' },
      { title: 'Deductible', amount: '-1000.00' },
      { title: 'Paid before', amount: '-4000.00' },
      { title: 'Not paid with this payment', amount: '-3000.00' },
    ]);
  });

  it('is nothing where somebody else has claimed, or a cost is paid', () => {
    expect(statementOf(ledger('somebody', '5000.00'), [TERMS], [pays('loss', '5000.00')])).toBeNull();
    expect(statementOf(ledger(null, '0.00'), [TERMS], [pays('legal', '10.00')])).toBeNull();
  });
});
