import { expect } from '@jest/globals';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { DeathResponse } from '../../src/modules/claims/life/life.dto.js';
import type { Client } from './app.js';
import { ifMatch } from './app.js';
import { identifiedVehicle } from './bindable-risk.js';
import { cancel, reinstate } from './cancellation-room.js';
import type { ClaimsRoom } from './claims-room.js';
import { step } from './claims-room.js';
import { publishedCases, quoteRequest } from './story.js';
import { PDF, upload } from './uploads.js';

const BOUND = '2026-06-01';
const LAPSED = '2026-07-01';
const REINSTATED = '2026-07-11';
const DIED = '2026-08-10';
const REPORTED = '2026-08-15';
type Json = Readonly<Record<string, unknown>>;

/** What is sealed wherever it is kept. */
export const SEALED = ['license', 'phone', 'ReporterPhone', 'ClaimPhone'];

/** Somebody with all that may be kept of a person, each said in a word of its own that stands nowhere else. */
export class Person {
  readonly canaries = new Map<string, string>();
  id = '';
  quoteId = '';
  draftId = '';
  claimId = '';
  policy: PolicyResponse | undefined;
  designationId = '';

  /** Of a telephone number and of cars that nobody else has. */
  private readonly number: number;

  constructor(
    private readonly room: ClaimsRoom,
    private readonly tag: string,
  ) {
    this.number = tag.charCodeAt(0);
  }

  /** A word of this person alone. */
  word(kind: string): string {
    const word = `Kanari${this.tag}${kind}Vogel`;
    this.canaries.set(kind, word);
    return word;
  }

  private said(kind: string, value: string): string {
    this.canaries.set(kind, value);
    return value;
  }

  async made(by: Client, path: string, body: Json, headers = {}): Promise<{ readonly id: string }> {
    const answer = await by.post<{ id: string; url: string }>(`/api/v1/${path}`, body, headers);
    expect([path, answer.status, answer.body]).toEqual([path, 201, answer.body]);
    return answer.body;
  }

  /** Entered, quoted, insured, billed, and paid. */
  async isInsured(): Promise<this> {
    const agent = await this.room.on(BOUND, 'agent');
    const address = {
      line1: this.word('Street'),
      line2: this.word('Unit'),
      city: this.word('City'),
      state: 'OH',
    };
    const data = {
      firstName: this.word('First'),
      lastName: this.word('Last'),
      dateOfBirth: '1961-07-23',
      email: this.said('email', `kanari.${this.tag.toLowerCase()}@example.com`),
      phone: this.said('phone', `+1 614 555 73${this.number}`),
      address: { ...address, zipCode: '43004' },
    };
    const key = { 'idempotency-key': `customer-${this.tag}` };
    const body = { kind: 'person', externalId: this.word('Crm'), data };
    this.id = (await this.made(agent, 'customers', body, key)).id;
    await this.made(agent, `customers/${this.id}/identifiers`, {
      kind: 'driver_license',
      issuer: 'OH',
      value: this.said('license', `KAN${this.tag}RYLIC77`.toUpperCase()),
    });
    const request = this.autoRequest();
    const quoted = await this.made(agent, 'quotes', request, { 'idempotency-key': `quote-${this.tag}` });
    this.quoteId = quoted.id;
    await this.made(agent, `quotes/${quoted.id}/proposal`, {});
    const bound = await agent.post<PolicyResponse>(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect([bound.status, bound.body]).toEqual([201, bound.body]);
    this.policy = bound.body;
    const draft = { customerId: this.id, productType: 'auto', drivers: [{ name: this.word('DraftDriver') }] };
    this.draftId = (await this.made(agent, 'quotes/drafts', draft)).id;
    await this.made(agent, `policies/${bound.body.id}/parties`, {
      role: 'additional_interest',
      name: this.word('Party'),
      reference: this.word('Loan'),
      address: { line1: this.word('PartyStreet'), city: 'Columbus', state: 'OH', zipCode: '43004' },
    });
    return this;
  }

  private autoRequest(): Json {
    const risk = publishedCases('auto-oh')[0]?.risk ?? {};
    const asked = { productType: 'auto', state: 'OH', zipCode: '43004' };
    const { vehicleInfo, drivers, ...rest } = quoteRequest('auto', risk, { customerId: this.id });
    const vehicles = (vehicleInfo as { readonly vehicles: readonly Json[] }).vehicles.map((vehicle, n) => {
      const identified = identifiedVehicle(n + 100 * this.number, asked);
      this.canaries.set(`vin ${n}`, String(identified['vin']));
      const garagingAddress = {
        line1: this.word(`Garage${n}`),
        city: this.word(`Town${n}`),
        state: 'OH',
        zipCode: '43004',
      };
      return { ...vehicle, vin: identified['vin'], garagingAddress };
    });
    return {
      ...rest,
      vehicleInfo: { ...(vehicleInfo as Json), vehicles },
      drivers: (drivers as readonly Json[]).map((driver, n) => ({
        ...driver,
        name: this.word(`Driver${n}`),
      })),
    };
  }

  /** All of it, so that nothing is owed either way. */
  async hasPaid(): Promise<this> {
    if (this.policy) await this.pays(this.policy, BOUND, 'Check');
    return this;
  }

  private async pays(policy: PolicyResponse, on: string, check: string): Promise<void> {
    const staff = await this.room.on(on, 'underwriter');
    const path = `/api/v1/policies/${policy.id}/billing`;
    const { body } = await staff.get<{ readonly id: string; readonly balance: string }>(path);
    await this.made(staff, `billing-accounts/${body.id}/payments`, {
      amount: body.balance,
      receivedOn: on,
      method: 'check',
      externalReference: this.word(check),
      note: this.word('PaymentNote'),
    });
  }

  /** A loss with all who have to do with it; still open. */
  async hadLoss(): Promise<this> {
    const adjuster = await this.room.on(REPORTED, 'adjuster');
    const claim = await this.made(adjuster, 'claims', {
      channel: 'phone',
      policyId: this.policy?.id,
      lossOn: '2026-08-10',
      cause: 'collision',
      description: this.word('Description'),
      lossPlace: { street: this.word('Road'), city: 'Columbus', state: 'OH' },
      reporter: {
        name: this.word('Reporter'),
        phone: this.said('ReporterPhone', `+1 614 557 73${this.number}`),
      },
    });
    this.claimId = claim.id;
    const contact = await this.made(adjuster, 'claim-contacts', {
      kind: 'person',
      name: this.word('Claimant'),
      email: this.said('ClaimMail', `claimant.${this.tag.toLowerCase()}@example.com`),
      phone: this.said('ClaimPhone', `+1 614 558 73${this.number}`),
      taxId: '219-09-7777',
    });
    const of = `claims/${claim.id}`;
    await this.made(adjuster, `${of}/roles`, {
      contactId: contact.id,
      role: 'claimant',
      note: this.word('Role'),
    });
    await this.made(adjuster, `${of}/notes`, {
      kind: 'call',
      audience: 'adjusters',
      text: this.word('Note'),
    });
    await this.made(adjuster, `${of}/incidents`, { kind: 'vehicle', description: this.word('Incident') });
    const file = Buffer.concat([PDF, Buffer.from(`% ${this.word('File')}\n`)]);
    const sent = await upload<{ readonly id: string }>(adjuster, `/api/v1/${of}/documents`, [
      { name: 'kind', value: 'photo' },
      { name: 'note', value: this.word('FileNote') },
      { name: 'file', value: file, fileName: `${this.word('FileName')}.pdf` },
    ]);
    expect(sent.status).toBe(201);
    return this;
  }

  /** For life too: with whom that pays, lapsed for ten days of which somebody signs that nothing happened, and paid. */
  async isInsuredForLife(): Promise<PolicyResponse> {
    const agent = await this.room.on(BOUND, 'agent');
    const risk = publishedCases('term-life-oh')[0]?.risk ?? {};
    const { lifeInfo, ...rest } = quoteRequest('life', risk, { customerId: this.id });
    const born = { ...(lifeInfo as Json), birthDate: this.said('born', '1988-03-17') };
    const life = await this.room.bind(agent, { ...rest, lifeInfo: born });
    const named = await agent.send<{ readonly items: readonly { readonly id: string }[] }>({
      method: 'PUT',
      url: `/api/v1/policies/${life.id}/beneficiaries`,
      headers: { 'if-match': '"0"' },
      payload: {
        signedOn: BOUND,
        beneficiaries: [
          {
            class: 'primary',
            kind: 'person',
            name: this.word('Spouse'),
            relationship: this.word('Kinship'),
            birthDate: this.said('birth', '1963-11-29'),
            sharePercent: '60',
          },
          {
            class: 'primary',
            kind: 'minor',
            name: this.word('Child'),
            custodian: this.word('Custodian'),
            sharePercent: '40',
          },
        ],
      },
    });
    expect([named.status, named.body]).toEqual([200, named.body]);
    this.designationId = named.body.items[0]?.id ?? '';
    const ended = await cancel(
      await this.room.on(LAPSED, 'underwriter'),
      life,
      LAPSED,
      'insured',
      'insured_request',
    );
    expect([ended.status, ended.body]).toEqual([201, ended.body]);
    const staff = await this.room.on(REINSTATED, 'underwriter');
    const back = await reinstate(staff, ended.body, {
      effectiveOn: REINSTATED,
      noLossStatement: { signedBy: this.word('Signer'), signedOn: REINSTATED },
      note: this.word('Reinstatement'),
    });
    expect([back.status, back.body]).toEqual([201, back.body]);
    await this.pays(life, REINSTATED, 'LifeCheck');
    return life;
  }

  /** A death under a life policy that was looked into; of one beneficiary nobody knows where they are. */
  async died(life: PolicyResponse): Promise<this> {
    const adjuster = await this.room.on(REPORTED, 'adjuster');
    const { id } = await this.made(adjuster, 'claims', {
      channel: 'phone',
      policyId: life.id,
      lossOn: DIED,
      cause: 'death',
      description: this.word('Death'),
    });
    this.claimId = id;
    const of = `/api/v1/claims/${id}`;
    const filed = await upload<{ readonly id: string }>(adjuster, `${of}/documents`, [
      { name: 'kind', value: 'death_certificate' },
      { name: 'file', value: PDF, fileName: `${this.word('Certificate')}.pdf`, type: 'application/pdf' },
    ]);
    expect(filed.status).toBe(201);
    const { body: claim } = await adjuster.get<{ readonly rowVersion: number }>(of);
    const step = async (
      method: 'PUT' | 'POST' | 'PATCH',
      path: string,
      rowVersion: number,
      payload: Json,
    ) => {
      const answer = await adjuster.send<DeathResponse>({
        method,
        url: `${of}/death${path}`,
        headers: ifMatch(rowVersion),
        payload: { ...payload },
      });
      expect([path, answer.status, answer.body]).toEqual([path, 200, answer.body]);
      return answer.body;
    };
    const death = await step('PUT', '', claim.rowVersion, {
      manner: 'natural',
      certificateId: filed.body.id,
    });
    const found = await step('POST', '/finding', death.rowVersion, {
      finding: 'payable',
      reason: this.word('Finding'),
    });
    await step('PATCH', `/beneficiaries/${found.beneficiaries[0]?.id}`, found.rowVersion, {
      standing: 'not_found',
      reason: this.word('Standing'),
      lookAgainOn: '2026-10-01',
    });
    return this;
  }

  async claimEnds(): Promise<this> {
    const adjuster = await this.room.on('2026-09-15', 'adjuster');
    const { body } = await adjuster.get<{ id: string; rowVersion: number }>(`/api/v1/claims/${this.claimId}`);
    const ended = await step(adjuster, body, 'withdraw', { reason: 'The insured pays it' });
    expect([ended.status, ended.body.status]).toEqual([200, 'withdrawn']);
    return this;
  }
}
