import { expect } from '@jest/globals';
import type { PolicyResponse } from '../../src/modules/policies/policies.dto.js';
import type { Client } from './app.js';
import { ifMatch } from './app.js';
import { identifiedVehicle } from './bindable-risk.js';
import type { ClaimsRoom } from './claims-room.js';
import { step } from './claims-room.js';
import { publishedCases, quoteRequest } from './story.js';
import { PDF, upload } from './uploads.js';

const BOUND = '2026-06-01';
const REPORTED = '2026-08-15';
type Json = Readonly<Record<string, unknown>>;

/** Somebody with all that may be kept of a person, each said in a word of its own that stands nowhere else. */
export class Person {
  readonly canaries = new Map<string, string>();
  id = '';
  quoteId = '';
  draftId = '';
  claimId = '';
  claimDocument = '';
  policy: PolicyResponse | undefined;

  constructor(
    private readonly room: ClaimsRoom,
    private readonly tag: string,
  ) {}

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
      phone: this.said('phone', `+1 614 555 ${this.tag === 'A' ? '7301' : '7302'}`),
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
      const identified = identifiedVehicle(n + (this.tag === 'A' ? 500 : 700), asked);
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
    const staff = await this.room.on(BOUND, 'underwriter');
    const path = `/api/v1/policies/${this.policy?.id}/billing`;
    const { body } = await staff.get<{ readonly id: string; readonly balance: string }>(path);
    await this.made(staff, `billing-accounts/${body.id}/payments`, {
      amount: body.balance,
      receivedOn: BOUND,
      method: 'check',
      externalReference: this.word('Check'),
      note: this.word('PaymentNote'),
    });
    return this;
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
      reporter: { name: this.word('Reporter'), phone: '+1 614 555 7399' },
    });
    this.claimId = claim.id;
    const contact = await this.made(adjuster, 'claim-contacts', {
      kind: 'person',
      name: this.word('Claimant'),
      email: this.said('ClaimMail', `claimant.${this.tag.toLowerCase()}@example.com`),
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
    this.claimDocument = sent.body.id;
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
