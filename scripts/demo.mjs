/**
 * The main story against a running server, over HTTP only: get a token, enter a customer, quote, look at the worksheet, bind,
 * bind again, read the policy. `npm run demo`, or `npm run demo -- http://host:port`.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { findServer } from './find-server.mjs';
import { clientToken, signIn } from './sign-in.mjs';

const [given] = process.argv.slice(2);
if (given === '--help' || given === '-h') {
  console.log('Usage: npm run demo [-- http://host:port]\n');
  console.log(
    'Without an address: BINDERY_URL, else the server that runs in this checkout, else port PORT or 3000.',
  );
  process.exit(0);
}
const base = findServer(given);
const api = `${base}/api/v1`;
let token;

async function call(method, path, body, headers = {}) {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

function expectStatus(answer, status) {
  if (answer.status === status) return answer.body;
  throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body, null, 2)}`);
}

function line(label, figure) {
  return `${label.padEnd(44)} ${String(figure).padStart(10)}`;
}

function step(title, ...lines) {
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
}

/** A portal acts for its agency without a person: client credentials, as any service has them. */
async function beThePortal() {
  const client = { clientId: 'demo-portal', secret: 'violet-anchor-portal-of-the-demo-2' };
  const answer = await clientToken(base, client);
  token = answer.access_token;
  step(
    '1. Get a token',
    `${client.clientId}, a service of an agency; good for ${answer.expires_in / 60} minutes`,
  );
}

async function enterCustomer() {
  const data = {
    firstName: 'Walter',
    lastName: 'Quinn',
    dateOfBirth: '1979-02-11',
    address: { line1: '4 Elm Court', city: 'Dublin', state: 'OH', zipCode: '43016' },
  };
  const customer = expectStatus(await call('POST', '/customers', { kind: 'person', data }), 201);
  step('2. Enter a customer', `${customer.displayName}, ${customer.id}`);
  return customer;
}

/** The customer's mail may go elsewhere: this is where the insured home stands, and where the car is kept. */
const INSURED_LOCATION = { line1: '12 Maple Street', city: 'Dublin', state: 'OH', zipCode: '43016' };

async function quote(customer) {
  const risk = {
    customerId: customer.id,
    productType: 'home',
    state: 'OH',
    zipCode: '43016',
    propertyInfo: {
      address: INSURED_LOCATION,
      amountOfInsurance: 215000,
      territory: '4',
      construction: 'frame',
      protectionClass: 7,
      insuranceScoreTier: 'C',
      newHome: true,
      claimsFreeYears: 5,
    },
    coverageSelections: { deductible: 1000, jewelryLimit: 5000, liabilityLimit: '300000/1000' },
  };
  const quoted = expectStatus(await call('POST', '/quotes', risk, { 'idempotency-key': randomUUID() }), 201);
  step(
    '3. Quote a home',
    `${quoted.quoteNumber} version ${quoted.version}: ${quoted.status}, ${quoted.effectiveDate} to ${quoted.expirationDate}`,
    ...quoted.charges.map(({ title, amount }) => line(title, amount)),
    line('Premium for 12 months', quoted.totalPremium),
  );
  return quoted;
}

/** Three more textbook risks, each of another product: the manual is all that differs. */
const OTHERS = [
  {
    productType: 'auto',
    vehicleInfo: {
      vehicles: [
        {
          vin: '1HGCM82633A004352',
          modelYear: 2024,
          make: 'Honda',
          model: 'Civic',
          garagingAddress: INSURED_LOCATION,
          ageGroup: 'A',
          ratingGroup: 13,
        },
      ],
    },
    drivers: [{ name: 'Walter Quinn', birthDate: '1990-05-17', ratingFactor: '2.20' }],
    coverageSelections: { bodilyInjuryLimit: '50/100', propertyDamageLimit: 50000 },
  },
  {
    productType: 'renters',
    propertyInfo: { address: INSURED_LOCATION, creditTier: 'good' },
    coverageSelections: {
      contentsLimit: 20000,
      liabilityLimit: '1000000',
      deductible: 1000,
      identityTheft: true,
      sumpBackup: true,
      scheduledJewelry: 12000,
    },
  },
  {
    productType: 'life',
    lifeInfo: { issueAge: 38, sex: 'male', underwritingClass: 'smoker' },
    coverageSelections: { plan: 'annual-renewable', faceAmount: 200000 },
  },
];

async function quoteOthers(customer) {
  const lines = [];
  for (const risk of OTHERS) {
    const asked = { customerId: customer.id, state: 'OH', zipCode: '43016', ...risk };
    const quoted = expectStatus(await call('POST', '/quotes', asked), 201);
    lines.push(line(`${quoted.productType}, ${quoted.quoteNumber}`, quoted.totalPremium));
  }
  step('11. Quote other products on their own manuals', ...lines);
}

async function readWorksheet(quoted) {
  const worksheet = expectStatus(await call('GET', `/quotes/${quoted.id}/worksheet`), 200);
  const steps = worksheet.steps.filter(({ coverage }) => coverage === 'dwelling');
  step(
    '4. Read how the price came about',
    `edition ${worksheet.plan} ${worksheet.edition}, content ${worksheet.contentHash.slice(0, 12)}…`,
    ...steps.map(({ kind, title, operand, value }) => {
      const applied = operand == null || kind === 'base' ? '' : `× ${operand}`;
      return line(title, applied.padEnd(10) + value.padStart(10));
    }),
  );
}

async function bind(quoted) {
  const key = { 'idempotency-key': randomUUID() };
  const seen = { 'if-match': `"${quoted.rowVersion}"` };
  const policy = expectStatus(await call('POST', `/quotes/${quoted.id}/bind`, {}, { ...key, ...seen }), 201);
  step('5. Bind it', `${policy.policyNumber}: ${policy.status}, premium ${policy.totalPremium}`);
  const repeated = await call('POST', `/quotes/${quoted.id}/bind`, {}, { ...key, ...seen });
  const same = JSON.stringify(expectStatus(repeated, 201)) === JSON.stringify(policy);
  const again = await call('POST', `/quotes/${quoted.id}/bind`, {}, seen);
  step(
    '6. Bind it again',
    `same Idempotency-Key: ${repeated.status}, ${same ? 'the same answer' : 'ANOTHER ANSWER'}`,
    `without the key:      ${again.status} ${again.body.code}, policy ${again.body.policyId === policy.id ? policy.policyNumber : 'UNKNOWN'}`,
  );
  return policy;
}

async function readPolicy(policy) {
  const answer = await call('GET', `/policies/${policy.id}`);
  const read = expectStatus(answer, 200);
  step(
    '7. Read the policy',
    `${read.policyNumber}, ETag ${answer.headers.get('etag')}, insured ${read.insuredName}`,
    ...(await ledgerOf(policy)).map(({ sequence, kind, premium }) =>
      line(`ledger ${sequence}: ${kind}`, premium),
    ),
    line('charges add up to', read.totalPremium),
  );
  return read;
}

async function ledgerOf(policy) {
  return expectStatus(await call('GET', `/policies/${policy.id}/transactions`), 200).items;
}

/** A person, on the pages of the server: some things are for people of the insurer, and some take two of them. */
async function signInAs(email, password) {
  token = (await signIn(base, { email, password })).access_token;
}

/** Only an underwriter refuses to renew in the name of the insurer. */
async function previewNonRenewal(policy) {
  await signInAs('underwriter@demo.bindery.example', 'copper-window-risk-4');
  const asked = { requestedBy: 'insurer', reason: 'loss_history' };
  const previewed = expectStatus(
    await call('POST', `/policies/${policy.id}/non-renewal/preview`, asked),
    200,
  );
  step(
    '12. Ask, as an underwriter, what it takes not to renew it',
    line(`the term ends on ${previewed.expirationDate}; days of notice owed`, previewed.noticeDays),
    line('last day to mail the notice', previewed.mailBy),
  );
}

/** Hail has broken the roof on the first day. One adjuster sets aside, approves and asks; another one lets it be paid. */
async function payLoss(policy) {
  const notice = { policyId: policy.id, lossOn: policy.effectiveDate, cause: 'hail', channel: 'phone' };
  const description = 'Hail broke the shingles of the roof.';
  const claim = expectStatus(await call('POST', '/claims', { ...notice, description }), 201);
  const of = `/claims/${claim.id}`;
  const assigned = await assignedTo(of);
  await signInAs('adjuster@demo.bindery.example', 'walnut-ladder-roof-3');
  const make = async (path, body) => expectStatus(await call('POST', path, body), 201);
  const contact = await make('/claim-contacts', { kind: 'person', name: 'Walter Quinn' });
  await make(`${of}/roles`, { contactId: contact.id, role: 'insured' });
  const incident = await make(`${of}/incidents`, { kind: 'dwelling', description: 'Roof' });
  const exposure = await make(`${of}/exposures`, { incidentId: incident.id, coverage: 'dwelling' });
  const seen = (version) => ({ 'if-match': `"${version}"` });
  const loss = `${of}/exposures/${exposure.id}/loss`;
  const assessed = expectStatus(await call('PUT', loss, { lossAmount: '13000.00' }, seen(1)), 200);
  const lineId = assessed.lines.find(({ costType }) => costType === 'loss').id;
  await make(`${of}/reserves`, { lineId, reserve: assessed.due });
  const { rowVersion } = expectStatus(await call('GET', of), 200);
  const reviewed = expectStatus(await call('POST', `${of}/review`, undefined, seen(rowVersion)), 200);
  const wanted = { coverage: 'dwelling', amount: assessed.due };
  const approved = expectStatus(await call('POST', `${of}/approve`, wanted, seen(reviewed.rowVersion)), 200);
  const payees = [{ contactIds: [contact.id] }];
  const asked = await make(`${of}/payments`, { lines: [{ lineId }], payees, type: 'final', method: 'check' });
  await signInAs('examiner@demo.bindery.example', 'silver-orchard-claim-8');
  const decision = `/claim-transactions/${asked.id}/approve`;
  const reason = 'The estimate is plausible.';
  const paid = expectStatus(await call('POST', decision, { reason }, seen(asked.rowVersion)), 200);
  const { items } = expectStatus(
    await call('GET', `/documents?subjectType=claim&subjectId=${claim.id}`),
    200,
  );
  const ceded = await cededOf(of);
  step(
    '13. Take a notice of a loss, and pay it',
    `${claim.claimNumber}: ${claim.cause}, ${claim.isCovered ? 'covered' : 'NOT COVERED'} under ${claim.policyNumber}`,
    `assigned to ${assigned}`,
    line('loss as assessed', assessed.lossAmount),
    ...assessed.settlement
      .filter(({ before, after }) => before !== after)
      .map((each) => line(`after the ${each.step}`, each.after)),
    line(`${approved.status} up to`, approved.amountApproved),
    line(`one adjuster asks for it: ${asked.status}`, asked.amount),
    line(`another one approves it: ${paid.status}`, paid.amount),
    ...ceded.map((each) => line(`owed by ${each.reinsurerName}`, each.due)),
    ...items.map(({ kind, id }) => `${kind.replace('claim_', '')}: /api/v1/documents/${id}/pdf`),
  );
}

/** A rule says to whom, within a minute; an administrator need not wait for that. */
async function assignedTo(claim) {
  await signInAs('admin@demo.bindery.example', 'granite-ledger-keys-9');
  for (let tries = 1; tries <= 60; tries++) {
    const [latest] = expectStatus(await call('GET', `${claim}/assignments`), 200).items;
    if (latest) {
      const { firstName, lastName } = expectStatus(await call('GET', `/users/${latest.adjusterId}`), 200);
      const { priority } = expectStatus(await call('GET', `/claim-assignment-rules/${latest.ruleId}`), 200);
      return `${firstName} ${lastName} of team ${latest.team}, by rule ${priority}`;
    }
    if (tries === 1) await call('POST', '/jobs/claims.assignments/runs');
    await delay(250);
  }
  return 'nobody yet';
}

/** What reinsurers owe follows within a minute; an administrator need not wait for that. */
async function cededOf(claim) {
  await signInAs('admin@demo.bindery.example', 'granite-ledger-keys-9');
  for (let tries = 1; tries <= 60; tries++) {
    const { isCurrent, items } = expectStatus(await call('GET', `${claim}/recoverables`), 200);
    if (isCurrent) return items;
    if (tries === 1) await call('POST', '/jobs/claims.cessions/runs');
    await delay(250);
  }
  return [];
}

function daysAfter(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The deductible goes down 73 days, a fifth of the year, after cover began. */
async function endorse(policy) {
  const effectiveOn = daysAfter(policy.effectiveDate, 73);
  const change = {
    effectiveOn,
    changes: [{ op: 'set', path: '/coverageSelections/deductible', value: 500 }],
  };
  const preview = await call('POST', `/policies/${policy.id}/endorsements/preview`, change);
  const previewed = expectStatus(preview, 200);
  const headers = { 'idempotency-key': randomUUID(), 'if-match': preview.headers.get('etag') };
  const changed = expectStatus(
    await call('POST', `/policies/${policy.id}/endorsements`, change, headers),
    201,
  );
  const deductibleOn = async (day) => {
    const answer = await call('GET', `/policies/${policy.id}?effectiveOn=${day}`);
    return expectStatus(answer, 200).risk.coverageSelections.deductible;
  };
  const before = daysAfter(effectiveOn, -1);
  step(
    '8. Change it within the term',
    line(`preview: a deductible of 500 from ${effectiveOn} on`, previewed.premiumChange),
    ...(await ledgerOf(policy)).map(({ sequence, kind, premium }) =>
      line(`ledger ${sequence}: ${kind}`, premium),
    ),
    line(`deductible on ${before}`, await deductibleOn(before)),
    line(`deductible on ${effectiveOn}`, await deductibleOn(effectiveOn)),
  );
  return changed;
}

async function readBill(policy) {
  const account = expectStatus(await call('GET', `/policies/${policy.id}/billing`), 200);
  step(
    '9. See what is owed, and the papers',
    ...account.instalments.map(({ dueOn, amount, status }) => line(`due ${dueOn}, ${status}`, amount)),
    ...(await papers(policy)),
  );
}

async function papers(policy) {
  const about = `subjectType=policy&subjectId=${policy.id}`;
  const { items } = expectStatus(await call('GET', `/documents?${about}`), 200);
  return items.map(({ kind, id }) => `${kind}: /api/v1/documents/${id}/pdf`);
}

async function previewCancellation(policy) {
  const asked = { effectiveOn: daysAfter(policy.effectiveDate, 182), requestedBy: 'insured', reason: 'sold' };
  const { effectiveOn, refundMethod, earned, retained, feesKept, refund } = expectStatus(
    await call('POST', `/policies/${policy.id}/cancellations/preview`, asked),
    200,
  );
  step(
    '10. Ask what a cancellation would give back',
    `the home is sold and coverage ends on ${effectiveOn}: ${refundMethod.replaceAll('_', ' ')} of the unearned premium`,
    line('earned by then', earned),
    line('kept beyond that', retained),
    line('fees', feesKept),
    line('refund', refund),
  );
}

try {
  console.log(`Bindery at ${base}`);
  await beThePortal();
  const customer = await enterCustomer();
  const quoted = await quote(customer);
  await readWorksheet(quoted);
  const policy = await readPolicy(await bind(quoted));
  const changed = await endorse(policy);
  await readBill(changed);
  await previewCancellation(changed);
  await quoteOthers(customer);
  await previewNonRenewal(changed);
  await payLoss(changed);
} catch (error) {
  // Refused, cut off, or not answered in time.
  const unreachable = /^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET|UND_ERR_HEADERS_TIMEOUT)$/.test(
    error.cause?.code,
  );
  console.error(
    unreachable
      ? `Nothing answers at ${base}. Start it first (npm start), or name its address: npm run demo -- http://host:port`
      : error.message,
  );
  process.exitCode = 1;
}
