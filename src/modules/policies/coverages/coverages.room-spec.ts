import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import { identifiedVehicle } from '../../../../test/support/bindable-risk.js';
import { cancel, reinstate } from '../../../../test/support/cancellation-room.js';
import { RenewalRoom, bind, endorse } from '../../../../test/support/renewal-room.js';
import { publishedCases, quoteRequest } from '../../../../test/support/story.js';
import { demoManuals } from '../../../database/seed/demo-manuals.js';
import { addDays } from '../../../shared/calendar-date.js';
import type { CoverageResponse, AmountsResponse } from './coverages.dto.js';
import type { PolicyResponse } from '../policies.dto.js';
import type { EndorsementPreviewResponse } from '../transactions/endorse/endorsements.dto.js';
import { ifMatch } from '../../../../test/support/app.js';

const BEGAN = '2026-06-01';
const ENDS = '2027-06-01';
const JEWELRY = '/coverageSelections/jewelryLimit';
const DEDUCTIBLE = '/coverageSelections/deductible';

const SECOND_CAR = {
  ...identifiedVehicle(1, { state: 'OH', zipCode: '43004' }),
  ageGroup: 'C',
  ratingGroup: 10,
};

const day = (days: number): string => addDays(BEGAN, days);

/** `dwelling: dwelling 215000.00, deductible 1000.00`, which is easier to compare than trees. */
function told(coverages: readonly CoverageResponse[]): readonly string[] {
  return coverages.map(({ code, ...amounts }) => `${code}: ${amountsOf(amounts)}`);
}

function amountsOf({ limits, deductible }: AmountsResponse): string {
  const parts = limits.map(({ code, amount }) => `${code} ${amount}`);
  return [...parts, ...(deductible === null ? [] : [`deductible ${deductible}`])].join(', ');
}

const home = (jewelry: string, deductible: string): readonly string[] => [
  `dwelling: dwelling 215000.00, deductible ${deductible}`,
  `jewelry: jewelry ${jewelry}`,
  'liability: liability 300000.00, medical-payments 1000.00',
];

describe('the coverages of a policy', () => {
  let room: RenewalRoom;
  let agent: Client;

  beforeAll(async () => {
    room = await RenewalRoom.open({ today: BEGAN });
    const coverages = (demoManuals()[1] as { readonly coverages: readonly object[] }).coverages;
    await room.importHomeEdition('2027-silent', '2027-01-01', '500', {
      coverages: coverages.map((section) => ({
        ...section,
        limits: undefined,
        deductible: undefined,
        loss: undefined,
      })),
    });
  });

  afterAll(() => room?.close());

  async function on(today: string, role: 'agent' | 'underwriter' = 'agent'): Promise<Client> {
    agent = await room.on(today, role);
    return agent;
  }

  async function read({ id }: Pick<PolicyResponse, 'id'>, query = ''): Promise<PolicyResponse> {
    return (await agent.get<PolicyResponse>(`/api/v1/policies/${id}?${query}`)).body;
  }

  async function toldOn(policy: Pick<PolicyResponse, 'id'>, effectiveOn: string): Promise<readonly string[]> {
    return told((await read(policy, `effectiveOn=${effectiveOn}`)).coverages);
  }

  it('are granted when it is bound, with limits and deductible in the words of the manual', async () => {
    const bound = await room.home(await on(BEGAN));
    expect(told(bound.coverages)).toEqual(home('5000.00', '1000.00'));
    expect(bound.coverages[2]).toEqual({
      itemId: null,
      code: 'liability',
      title: 'Liability and medical payments, higher limits',
      limits: [
        { code: 'liability', title: 'Personal liability, each occurrence', amount: '300000.00' },
        { code: 'medical-payments', title: 'Medical payments to others, each person', amount: '1000.00' },
      ],
      deductible: null,
    });
    expect(
      await room.sql(
        `select code, limits, deductible, v.effective_date::text as from, v.expiration_date::text as to
           from policy_coverages v join policy_transactions t on t.id = v.transaction_id
          where t.policy_id = $1 and code = 'dwelling'`,
        [bound.id],
      ),
    ).toEqual([
      { code: 'dwelling', limits: { dwelling: '215000.00' }, deductible: '1000.00', from: BEGAN, to: ENDS },
    ]);
  });

  it('are those of the day, as they were known at a moment', async () => {
    const bound = await room.home(await on(BEGAN));
    const changed = await endorse(await on(day(10)), bound, day(73), JEWELRY, 10_000);
    expect(changed).toMatchObject({ status: 201 });
    expect(await toldOn(bound, day(72))).toEqual(home('5000.00', '1000.00'));
    expect(await toldOn(bound, day(73))).toEqual(home('10000.00', '1000.00'));
    const known = await read(bound, `effectiveOn=${day(73)}&knownAt=${day(9)}T00:00:00Z`);
    expect(told(known.coverages)).toEqual(home('5000.00', '1000.00'));
  });

  it('follow from all changes up to the day, whichever was entered first', async () => {
    const bound = await room.home(await on(BEGAN));
    const later = await endorse(await on(day(1)), bound, day(100), JEWELRY, 10_000);
    const earlier = await endorse(await on(day(2)), later.body, day(50), DEDUCTIBLE, 500);
    expect(earlier).toMatchObject({ status: 201 });
    expect(await toldOn(bound, day(49))).toEqual(home('5000.00', '1000.00'));
    expect(await toldOn(bound, day(50))).toEqual(home('5000.00', '500.00'));
    expect(await toldOn(bound, day(100))).toEqual(home('10000.00', '500.00'));
    // Before the second one was entered nobody knew of it.
    const known = await read(bound, `effectiveOn=${day(100)}&knownAt=${day(2)}T00:00:00Z`);
    expect(told(known.coverages)).toEqual(home('10000.00', '1000.00'));
  });

  it('of vehicles stay with their items, and have their split limits', async () => {
    const request = quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {});
    const bound = await room.bind(await on(BEGAN), request);
    const liability =
      'bodily-injury-person 50000.00, bodily-injury-accident 100000.00, property-damage 50000.00';
    const vehicle = [
      `liability: ${liability}`,
      'comprehensive: deductible 50.00',
      'collision: deductible 50.00',
    ];
    expect(told(bound.coverages)).toEqual(vehicle);
    const first = bound.items.find(({ pointer }) => pointer === '/vehicleInfo/vehicles/0')?.itemId;
    expect(new Set(bound.coverages.map(({ itemId }) => itemId))).toEqual(new Set([first]));

    const change = (
      changes: readonly object[],
      effectiveOn: string,
      version: number,
    ): Promise<{ body: PolicyResponse }> =>
      agent.post<PolicyResponse>(
        `/api/v1/policies/${bound.id}/endorsements`,
        { effectiveOn, changes },
        ifMatch(version),
      );
    await change([{ op: 'add', path: '/vehicleInfo/vehicles', value: SECOND_CAR }], day(30), 1);
    const two = await read(bound, `effectiveOn=${day(30)}`);
    expect(told(two.coverages).toSorted()).toEqual([...vehicle, ...vehicle].toSorted());
    const second = two.items.find(({ pointer }) => pointer === '/vehicleInfo/vehicles/1')?.itemId;
    expect(two.coverages.filter(({ itemId }) => itemId === first)).toEqual(bound.coverages);

    await change([{ op: 'remove', path: `/vehicleInfo/vehicles/${first}` }], day(60), 2);
    const one = await read(bound, `effectiveOn=${day(60)}`);
    expect(told(one.coverages)).toEqual(vehicle);
    expect(new Set(one.coverages.map(({ itemId }) => itemId))).toEqual(new Set([second]));
  });

  it('are shown by a preview as they were and as they would be, and nothing else', async () => {
    const bound = await room.home(await on(BEGAN));
    const preview = async (changes: readonly object[]): Promise<EndorsementPreviewResponse> =>
      (
        await agent.post<EndorsementPreviewResponse>(`/api/v1/policies/${bound.id}/endorsements/preview`, {
          effectiveOn: day(73),
          changes,
        })
      ).body;
    const { coverages } = await preview([{ op: 'set', path: JEWELRY, value: 10_000 }]);
    expect(coverages).toMatchObject([
      {
        code: 'jewelry',
        itemId: null,
        before: { limits: [{ title: 'Jewelry', amount: '5000.00' }], deductible: null },
        after: { limits: [{ title: 'Jewelry', amount: '10000.00' }], deductible: null },
      },
    ]);
    expect((await preview([{ op: 'set', path: '/propertyInfo/territory', value: '1' }])).coverages).toEqual(
      [],
    );
  });

  it('of a vehicle that comes are new in a preview, those of one that goes end', async () => {
    const request = quoteRequest('auto', publishedCases('auto-oh')[0]?.risk ?? {});
    const bound = await room.bind(await on(BEGAN), request);
    const first = bound.items.find(({ pointer }) => pointer === '/vehicleInfo/vehicles/0')?.itemId;
    const { body } = await agent.post<EndorsementPreviewResponse>(
      `/api/v1/policies/${bound.id}/endorsements/preview`,
      {
        effectiveOn: day(30),
        changes: [
          { op: 'add', path: '/vehicleInfo/vehicles', value: SECOND_CAR },
          { op: 'remove', path: `/vehicleInfo/vehicles/${first}` },
          { op: 'set', path: '/coverageSelections/collision', value: false },
        ],
      },
    );
    expect(body.coverages?.map(({ code, before, after }) => [code, before !== null, after !== null])).toEqual(
      [
        ['liability', false, true],
        ['comprehensive', false, true],
        ['liability', true, false],
        ['comprehensive', true, false],
        ['collision', true, false],
      ],
    );
  });

  it('end with a cancellation, and come back with a reinstatement', async () => {
    const bound = await room.home(await on(BEGAN, 'underwriter'));
    const canceled = await cancel(
      await on(day(40), 'underwriter'),
      bound,
      day(40),
      'insured',
      'insured_request',
    );
    expect(canceled).toMatchObject({ status: 201 });
    expect(await toldOn(bound, day(39))).toEqual(home('5000.00', '1000.00'));
    expect(await toldOn(bound, day(40))).toEqual([]);
    const again = await reinstate(await on(day(45), 'underwriter'), canceled.body, { effectiveOn: day(45) });
    expect(again).toMatchObject({ status: 201 });
    expect(await toldOn(bound, day(44))).toEqual([]);
    expect(await toldOn(bound, day(45))).toEqual(home('5000.00', '1000.00'));
  });

  it('of a term of many years stay when an anniversary books later entries again', async () => {
    const cases = publishedCases('term-life-oh');
    const life = cases.find(({ risk }) => risk['termMonths'] === 240)?.risk ?? {};
    const bound = await room.bind(await on(BEGAN), quoteRequest('life', life));
    const raised = await endorse(agent, bound, addDays(ENDS, 90), '/coverageSelections/faceAmount', 400_000);
    expect(raised).toMatchObject({ status: 201 });
    await on(addDays(ENDS, -35));
    await room.runJob('policies.anniversaries');
    expect((await read(bound)).rowVersion).toBe(raised.body.rowVersion + 1);
    expect(await toldOn(bound, addDays(ENDS, 89))).toEqual(['term-life: face-amount 350000.00']);
    expect(await toldOn(bound, addDays(ENDS, 90))).toEqual(['term-life: face-amount 400000.00']);
  });

  it('go on with a renewal; where its manual states no amounts they are there without', async () => {
    const bound = await room.home(await on(BEGAN));
    await on(addDays(ENDS, -35));
    await room.runJob();
    const offered = (await room.renewalOf(agent, bound)).body;
    const renewed = await bind(agent, offered);
    expect(renewed).toMatchObject({ status: 201, body: { effectiveDate: ENDS } });
    expect(renewed.body).toMatchObject({ notCoveredReason: 'before_inception', coverages: [] });
    const { coverages } = await read(renewed.body, `effectiveOn=${ENDS}`);
    expect(told(coverages)).toEqual(['dwelling: ', 'jewelry: ', 'liability: ']);
    expect(coverages[0]?.title).toBe('Dwelling and personal property');
    expect(await toldOn(bound, addDays(ENDS, -1))).toEqual(home('5000.00', '1000.00'));
  });
});
