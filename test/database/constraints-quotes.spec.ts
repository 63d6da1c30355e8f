import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { NEXT_STATUSES, QUOTE_STATUSES } from '../../src/modules/quoting/domain/quote-status.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aCustomer, aPolicy, aQuote, aUser, insert } from './given.js';
import { verdict as verdictIn } from './verdict.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);

/** What a status asks of the other columns. */
async function columnsOf(client: Client, status: string): Promise<Row> {
  if (status === 'expired') return { status, expired_reason: 'lapsed' };
  return status === 'bound' ? { status, converted_to_policy_id: await aPolicy(client) } : { status };
}

async function setColumns(client: Client, id: string, columns: Row): Promise<unknown> {
  const assignments = Object.keys(columns).map((name, index) => `${name} = $${index + 2}`);
  return client.query(`update quotes set ${assignments.join(', ')} where id = $1`, [
    id,
    ...Object.values(columns),
  ]);
}

describe('the status of a quote', () => {
  const pairs = QUOTE_STATUSES.flatMap((from) => QUOTE_STATUSES.map((to) => [from, to] as const));

  it.each(pairs.filter(([from, to]) => from !== to))(
    'from %s to %s changes as the table says',
    async (from, to) => {
      await connected(db.url, async (client) => {
        await client.query('begin');
        const id = await aQuote(client, await columnsOf(client, from));
        const cleared = { expired_reason: null, converted_to_policy_id: null };
        const change = setColumns(client, id, { ...cleared, ...(await columnsOf(client, to)) });
        const refused = await change.then(
          () => false,
          (error: Error) => error.message.includes('cannot become'),
        );
        expect(refused).toBe(!NEXT_STATUSES[from].includes(to));
      });
    },
  );
});

describe('the end of a quote', () => {
  it.each<[string, Row, string]>([
    ['without a reason', { status: 'expired' }, 'quotes_expired_check'],
    ['that has not come', { expired_reason: 'lapsed' }, 'quotes_expired_check'],
    ['by its validity', { status: 'expired', expired_reason: 'lapsed' }, 'accepted'],
    ['by nobody', { status: 'expired', expired_reason: 'superseded' }, 'quotes_expired_check'],
    ['for an unknown reason', { status: 'expired', expired_reason: 'tired' }, 'quotes_expired_check'],
    ['without a company', { company_code: null }, 'quotes_company_check'],
  ])('%s: %j', async (_case, values, expected) => {
    expect(await verdict((client) => aQuote(client, values))).toBe(expected);
  });

  it('by a version that took its place leaves nothing to be bound', async () => {
    const superseded = { status: 'expired', expired_reason: 'superseded' };
    expect(
      await verdict(async (client) => aQuote(client, { ...superseded, superseded_by: await aQuote(client) })),
    ).toBe('accepted');
    expect(await verdict(async (client) => aQuote(client, { superseded_by: await aQuote(client) }))).toBe(
      'quotes_superseded_check',
    );
  });

  it('is by one version only, and each version follows one', async () => {
    expect(
      await verdict(async (client) => {
        const customer_id = await aCustomer(client);
        const parent_quote_id = await aQuote(client, { customer_id });
        const next = { customer_id, parent_quote_id, version: 2 };
        await aQuote(client, { ...next, quote_number: 'QUOT-X-1' });
        await aQuote(client, { ...next, quote_number: 'QUOT-X-2' });
      }),
    ).toBe('quotes_parent_quote_id_key');
  });
});

describe('an alternative', () => {
  const alternative = { alternative: 'better', alternative_position: 1 };
  const group = async (client: Client): Promise<Row> =>
    insert(client, 'quote_groups', {
      customer_id: await aCustomer(client),
      product_type: 'home',
      state: 'OH',
    });

  it('belongs to a group and has a name in it', async () => {
    expect(
      await verdict(async (client) =>
        aQuote(client, { ...alternative, group_id: (await group(client))['id'] }),
      ),
    ).toBe('accepted');
    expect(await verdict((client) => aQuote(client, alternative))).toBe('quotes_alternative_check');
    expect(await verdict(async (client) => aQuote(client, { group_id: (await group(client))['id'] }))).toBe(
      'quotes_alternative_check',
    );
  });
});

describe('how long prices are held', () => {
  const setting = { valid_days: 30, effective_date: '2026-01-01', reason: 'As ever' };

  it.each<[string, Row, string]>([
    ['for all', {}, 'accepted'],
    ['for no day', { valid_days: 0 }, 'quote_validities_days_check'],
    ['for more than a year', { valid_days: 366 }, 'quote_validities_days_check'],
    ['for a product that is none', { product_type: 'pet' }, 'quote_validities_product_type_check'],
    ['from an end to a beginning', { expiration_date: '2025-01-01' }, 'quote_validities_period_check'],
    ['without a reason', { reason: '' }, 'quote_validities_reason_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((client) => insert(client, 'quote_validities', { ...setting, ...values }))).toBe(
      expected,
    );
  });

  it('is said once for one product, state and day', async () => {
    const twice = (first: Row, second: Row) =>
      verdict(async (client) => {
        await insert(client, 'quote_validities', { ...setting, ...first });
        await insert(client, 'quote_validities', { ...setting, ...second });
      });
    expect(await twice({}, {})).toBe('quote_validities_overlap_excl');
    expect(await twice({ expiration_date: '2026-06-01' }, { effective_date: '2026-06-01' })).toBe('accepted');
    expect(await twice({ product_type: 'home' }, { state: 'OH' })).toBe('accepted');
  });
});

describe('models that score quotes', () => {
  const model = {
    code: 'a-model',
    number: 1,
    target: 'risk',
    kind: 'glm',
    product_type: 'auto',
    title: 'A model',
    purpose: 'A trial',
    owner: 'The actuary',
    source: 'A book',
    training_data_hash: '0'.repeat(64),
    definition: '{}',
    content_hash: '1'.repeat(64),
    expiration_date: '2099-01-01',
  };
  const approved = (by: string): Row => ({ approved_by: by, approved_at: '2026-01-01' });
  const active = (by: string): Row => ({ ...approved(by), status: 'active', activated_at: '2026-01-02' });

  it.each<[string, (by: string, other: string) => Row, string]>([
    ['begin in the shadow', () => ({}), 'accepted'],
    ['are approved by somebody else', (by, other) => ({ created_by: by, ...approved(other) }), 'accepted'],
    [
      'are not approved by whoever entered them',
      (by) => ({ created_by: by, ...approved(by) }),
      'scoring_models_four_eyes_check',
    ],
    ['are in use once they are approved', (by) => active(by), 'accepted'],
    [
      'are not in use before',
      () => ({ status: 'active', activated_at: '2026-01-02' }),
      'scoring_models_approved_check',
    ],
    ['end with a moment and a reason', () => ({ status: 'killed' }), 'scoring_models_ended_check'],
    ['score a risk or a conversion', () => ({ target: 'price' }), 'scoring_models_target_check'],
  ])('%s', async (_case, values, expected) => {
    expect(
      await verdict(async (client) =>
        insert(client, 'scoring_models', { ...model, ...values(await aUser(client), await aUser(client)) }),
      ),
    ).toBe(expected);
  });

  it('are in use one at a time, and score a quote once, from 0 to 1 or with a reason why not', async () => {
    const twice = verdict(async (client) => {
      const by = await aUser(client);
      await insert(client, 'scoring_models', { ...model, ...active(by) });
      await insert(client, 'scoring_models', { ...model, code: 'another', ...active(by) });
    });
    expect(await twice).toBe('scoring_models_active_key');
    const scored = (...scores: readonly Row[]): Promise<string> =>
      verdict(async (client) => {
        const row = (await insert(client, 'scoring_models', model)) as { readonly id: string };
        const given = {
          model_id: row.id,
          quote_id: await aQuote(client),
          inputs: '{}',
          contributors: '[]',
          bins: '[]',
          groups: '{}',
        };
        for (const score of scores) await insert(client, 'quote_scores', { ...given, ...score });
      });
    expect(await scored({ score: '0.5' })).toBe('accepted');
    expect(await scored({ fault: 'driver.youngestAge' })).toBe('accepted');
    expect(await scored({})).toBe('quote_scores_score_check');
    expect(await scored({ score: '1.0001' })).toBe('quote_scores_score_check');
    expect(await scored({ score: '0.5', referral: 'declined' })).toBe('quote_scores_referral_check');
    expect(await scored({ score: '0.5' }, { score: '0.5' })).toBe('quote_scores_quote_id_key');
  });
});
