import type { FieldSealing } from '../../encryption/encrypted-columns.js';
import { sealsWithin } from '../../encryption/encrypted-columns.js';
import type { FieldEncryption } from '../../encryption/field-encryption.js';
import type { FieldPlace } from '../../encryption/sealed-text.js';
import { SEALED_WITHIN } from '../../encryption/sealed-text.js';

const TABLE = 'idempotency_keys';
sealsWithin(TABLE);

/**
 * Members of that name, wherever they stand. Within a text of JSON a quote has a backslash before it, so that nothing which
 * somebody has said looks like one.
 */
const MEMBER = /"phone":("(?:[^"\\]|\\.)*")/g;
const SEALED_MEMBER = new RegExp(`"phone":"(${SEALED_WITHIN})"`, 'g');

/** Names a stored answer. Clients choose keys, but not scopes. */
export interface AnswerOf {
  readonly scope: string;
  readonly key: string;
}

/**
 * Telephone numbers in answers that are kept to be repeated, sealed where they stand: the rest is looked through by ids when a
 * person is erased.
 */
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
