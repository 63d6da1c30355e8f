import { isZipCode } from '../../../conditions/index.js';
import { isDate } from './read-field.js';
import type { Value } from './risk-schema.js';
import type { Member, ExpectedMember } from './risk-tree.js';

const MOST_SEARCHED = 8;
const NONE: ReadonlyMap<unknown, number> = new Map();

export function expectedMember(name: string, member: Member): ExpectedMember {
  const required = member.required ? 1 : 0;
  if (member.kind !== 'field') {
    const nothing = { accepts: 'nothing', min: 0, max: 0, texts: null, numbers: null } as const;
    return { name, member, required, ...nothing, listed: NONE, at: -1, numberAt: -1 };
  }
  const { accepts, min, max, listed } = member.reader;
  const { index: at, domain } = member.slot;
  const short = listed.size <= MOST_SEARCHED ? [...listed.keys()] : null;
  const texts = accepts === 'texts' ? (short as string[] | null) : null;
  const numbers = accepts === 'numbers' ? (short as number[] | null) : null;
  return {
    name,
    member,
    required,
    accepts,
    min,
    max,
    texts,
    numbers,
    listed,
    at,
    numberAt: domain?.at ?? -1,
  };
}

/** Stores a value that a quick test accepts; false leaves it to the full reader of its field. */
export function acceptedAtOnce(met: ExpectedMember, raw: unknown, values: Value[]): boolean {
  switch (met.accepts) {
    case 'range':
      if (typeof raw !== 'number' || !(raw >= met.min && raw <= met.max) || Math.floor(raw) !== raw)
        return false;
      values[met.at] = raw;
      if (met.numberAt >= 0) values[met.numberAt] = raw - met.min + 1;
      return true;
    case 'texts':
      return typeof raw === 'string' && numbered(met, raw, textNumber(met, raw), values);
    case 'numbers':
      return typeof raw === 'number' && numbered(met, raw, numberNumber(met, raw), values);
    case 'boolean':
      return typeof raw === 'boolean' && numbered(met, raw, raw ? 1 : 2, values);
    case 'date':
      if (!isDate(raw)) return false;
      values[met.at] = raw;
      return true;
    case 'zip-code':
      if (!isZipCode(raw)) return false;
      values[met.at] = raw;
      return true;
    case 'nothing':
      return false;
  }
}

/** Stores a value and its number; numbers begin with 1, and 0 means that the list does not have the value. */
function numbered(met: ExpectedMember, value: Value, number: number, values: Value[]): boolean {
  if (number === 0) return false;
  values[met.at] = value;
  if (met.numberAt >= 0) values[met.numberAt] = number;
  return true;
}

// Two functions instead of a generic one: a comparison that only ever sees one type is one machine instruction.
function textNumber({ texts, listed }: ExpectedMember, raw: string): number {
  if (texts === null) return listed.get(raw) ?? 0;
  for (let index = 0; index < texts.length; index += 1) if (texts[index] === raw) return index + 1;
  return 0;
}

function numberNumber({ numbers, listed }: ExpectedMember, raw: number): number {
  if (numbers === null) return listed.get(raw) ?? 0;
  for (let index = 0; index < numbers.length; index += 1) if (numbers[index] === raw) return index + 1;
  return 0;
}
