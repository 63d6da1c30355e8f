import type { FieldSealing } from '../../encryption/encrypted-columns.js';
import { sealsWithin } from '../../encryption/encrypted-columns.js';
import type { FieldEncryption } from '../../encryption/field-encryption.js';
import type { FieldPlace } from '../../encryption/sealed-text.js';
import { SEALED_WITHIN } from '../../encryption/sealed-text.js';

const TABLE = 'idempotency_keys';
sealsWithin(TABLE);

/** Matches each `phone` member of a JSON text. Inside a string every quote is escaped, so text that a user entered cannot match. */
const MEMBER = /"phone":("(?:[^"\\]|\\.)*")/g;
const SEALED_MEMBER = new RegExp(`"phone":"(${SEALED_WITHIN})"`, 'g');

/** Identifies a stored answer. Clients choose the key, but not the scope. */
export interface AnswerOf {
  readonly scope: string;
  readonly key: string;
}

/** Encrypts the telephone numbers inside stored answers. The rest stays readable, because an erasure searches stored answers for ids. */
export class SealedPhones {
  constructor(private readonly fields: FieldEncryption) {}

  seal(of: AnswerOf, body: string): string {
    return withPhonesSealed(this.fields, of, body);
  }

  async open(of: AnswerOf, body: string): Promise<string> {
    const sealed = [...body.matchAll(SEALED_MEMBER)].map(([, text]) => text as string);
    const values = await Promise.all(sealed.map((text) => this.fields.open(placeOf(of), text)));
    let next = 0;
    return body.replaceAll(SEALED_MEMBER, () => `"phone":${values[next++] as string}`);
  }
}

export function withPhonesSealed(fields: Pick<FieldSealing, 'seal'>, of: AnswerOf, body: string): string {
  return body.replaceAll(MEMBER, (_, value: string) => `"phone":"${fields.seal(placeOf(of), value)}"`);
}

function placeOf({ scope, key }: AnswerOf): FieldPlace {
  return { table: TABLE, column: 'response_body', row: `${scope} ${key}` };
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly sealedPhones: SealedPhones;
  }
}
