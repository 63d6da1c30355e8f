import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../test/support/app.js';
import { autoManual, autoRisk, driver, incident, vehicle } from '../../../../test/support/auto-manual.js';
import type { Edition, Problem } from '../../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom } from '../../../../test/support/rating-room.js';

type Json = Readonly<Record<string, unknown>>;

interface Trial {
  readonly total: string;
  readonly steps: readonly {
    readonly step: string;
    readonly item: string | null;
    readonly element: number | null;
  }[];
}

const VEHICLES = 'vehicleInfo.vehicles';
const VIN = '1M8GDM9AXKP042788';
const ASSIGNMENT = {
  rule: 'principal',
  list: 'drivers',
  to: VEHICLES,
  principal: `${VEHICLES}[].principalDriver`,
  by: { table: 'driver-points' },
  otherwise: 'highest',
};

const georgia = (label: string, more: Json = {}): Json =>
  autoManual({
    plan: { code: 'ga-auto', name: 'Auto', productType: 'auto', state: 'GA', companyCode: 'BND' },
    edition: { label, newBusinessDate: '2026-01-01', renewalDate: '2026-02-10' },
    ...more,
  });

/** The textbook liability, with the driver that the manual assigns instead of the worst one. */
function assigned(): Json {
  const manual = georgia('2');
  const [liability] = manual['coverages'] as readonly [Json];
  const [base, points] = liability['steps'] as readonly [Json, Json];
  const steps = [base, { ...points, each: { list: 'drivers', take: 'assigned' } }];
  return { ...manual, assignment: ASSIGNMENT, coverages: [{ ...liability, steps }] };
}

describe('what a product knows of its risks', () => {
  let room: RatingRoom;
  let draft: Edition;

  beforeAll(async () => {
    room = await RatingRoom.open();
    draft = await room.draft(georgia('1'));
  });
  afterAll(() => room?.close());

  const whatIf = <T>(risk: Json, edition = draft): Promise<Answer<T>> =>
    room.author.post<T>('/api/v1/rating/what-if', {
      editionId: edition.id,
      risk: autoRisk({ state: 'GA', zipCode: '30301', ...risk }),
    });

  it('is asked of the risk though the manual says nothing about it', async () => {
    const risk = {
      vehicleInfo: { vehicles: [vehicle({ vin: VIN, principalDriver: 'ann' })] },
      drivers: [driver({ id: 'ann', incidents: [incident('2025-03-01', { severity: 'major' })] })],
    };
    expect(await whatIf<Trial>(risk)).toMatchObject({ status: 200, body: { total: '520.00' } });
  });

  it.each<[string, Json, string]>([
    [
      'a VIN whose check digit is wrong',
      { vehicleInfo: { vehicles: [vehicle(), vehicle({ vin: '1M8GDM9A1KP042788' })] } },
      '/risk/vehicleInfo/vehicles/1/vin',
    ],
    [
      'one vehicle twice',
      { vehicleInfo: { vehicles: [vehicle({ vin: VIN }), vehicle({ vin: VIN })] } },
      '/risk/vehicleInfo/vehicles/1/vin',
    ],
    [
      'a driver not born yet',
      { drivers: [driver({ birthDate: '2999-01-01' })] },
      '/risk/drivers/0/birthDate',
    ],
    [
      'an accident to come',
      { drivers: [driver({ incidents: [incident('2999-01-01')] })] },
      '/risk/drivers/0/incidents/0/occurredOn',
    ],
    [
      'a license older than its driver',
      { drivers: [driver({ licensedOn: '1980-01-01' })] },
      '/risk/drivers/0/licensedOn',
    ],
    [
      'a principal driver whom nobody knows',
      { vehicleInfo: { vehicles: [vehicle({ principalDriver: 'cid' })] }, drivers: [driver({ id: 'ann' })] },
      '/risk/vehicleInfo/vehicles/0/principalDriver',
    ],
    ['a field that nobody declared', { drivers: [driver({ shoeSize: 44 })] }, '/risk/drivers/0/shoeSize'],
  ])('refuses %s, and says where', async (_what, risk, pointer) => {
    const answer = await whatIf<Problem>(risk);
    expect([answer.status, answer.body.code]).toEqual([400, 'rating.invalid-risk']);
    expect(answer.body.errors?.map((each) => each.pointer)).toContain(pointer);
  });

  it('may be extended by a manual and not contradicted: such a manual is not saved', async () => {
    const inputs = [{ path: 'drivers[].birthDate', type: 'text', title: 'Born' }];
    const wrong = georgia('3', { inputs, derived: [], coverages: [], underwriting: [] });
    const answer = await room.author.post<Problem>(EDITIONS, wrong);
    expect([answer.status, answer.body.code]).toEqual([400, 'rating.manual-invalid']);
    expect(answer.body.errors).toEqual([
      { pointer: '/inputs/0/type', detail: 'must be date: drivers[].birthDate is so in the auto schema' },
    ]);
    const kept = await room.sql("select 1 from rating_editions where content->'edition'->>'label' = '3'");
    expect(kept).toEqual([]);
  });

  it('goes with drivers that the manual assigns: the calculation names who drives what', async () => {
    const edition = await room.draft(assigned());
    const risk = {
      vehicleInfo: { vehicles: [vehicle({ principalDriver: 'ann' }), vehicle()] },
      drivers: [driver({ id: 'ann' }), driver({ id: 'bob', incidents: [incident('2025-03-01')] })],
    };
    const answer = await whatIf<Trial>(risk, edition);
    expect(answer).toMatchObject({ status: 200, body: { total: '920.00' } });
    expect(
      answer.body.steps.flatMap(({ step, item, element }) => (step === 'points' ? [[item, element]] : [])),
    ).toEqual([
      ['/vehicleInfo/vehicles/0', 0],
      ['/vehicleInfo/vehicles/1', 1],
    ]);
  });
});
