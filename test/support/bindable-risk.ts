import { checkDigitOf } from '../../src/shared/vin.js';

type Json = Readonly<Record<string, unknown>>;

interface Asked {
  readonly productType?: unknown;
  readonly state?: unknown;
  readonly zipCode?: unknown;
}

/** Where the insured home of a request is: in the state and the ZIP code that rate it. */
export function insuredLocation({ state, zipCode }: Asked): Json {
  return { line1: '12 Maple Street', city: 'Dublin', state, zipCode };
}

/** What identifies a vehicle on paper; no two of different numbers are the same. */
export function identifiedVehicle(number: number, asked: Asked): Json {
  const serial = String(100_000 + number);
  const vin = (digit: string): string => `1HGCM826${digit}3A${serial}`;
  return {
    vin: vin(checkDigitOf(vin('0'))),
    modelYear: 2024,
    make: 'Honda',
    model: 'Civic',
    garagingAddress: insuredLocation(asked),
  };
}

/** The same request with what the demo manuals ask for before they bind, where the request does not say it itself. */
export function bindable<T extends Json>(request: T): T {
  const { productType, propertyInfo, vehicleInfo, drivers } = request as T & {
    readonly propertyInfo?: Json;
    readonly vehicleInfo?: Json & { readonly vehicles?: readonly Json[] };
    readonly drivers?: readonly Json[];
  };
  if ((productType === 'home' || productType === 'renters') && propertyInfo)
    return { ...request, propertyInfo: { address: insuredLocation(request), ...propertyInfo } };
  if (productType !== 'auto' || !vehicleInfo?.vehicles) return request;
  const vehicles = vehicleInfo.vehicles.map((vehicle, at) => ({
    ...identifiedVehicle(at, request),
    ...vehicle,
  }));
  const named = drivers?.map((driver, at) => ({ name: `Ada Lake ${at + 1}`, ...driver }));
  return { ...request, vehicleInfo: { ...vehicleInfo, vehicles }, ...(named && { drivers: named }) };
}
