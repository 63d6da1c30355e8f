import { dumpOf } from './dump.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Told = Json | undefined;

/** What a word was said as decides where it may be found again. */
export type Said = 'secret' | 'key' | 'refused' | 'kept';

interface Word {
  readonly said: Said;
  /** The operation, and the field or header. */
  readonly where: string;
}

/** Words that stand nowhere else, as text, in hexadecimal and in base64. */
const WORDS = /Kanari[A-Z]{4}Vogel/g;
const TAILS = /anari[A-Z]{4}Vogel/g;
const IN_HEXADECIMAL = /4b616e617269(?:[0-9a-f]{2}){4}566f67656c/gi;
const IN_BASE64 = /(?:S2FuYXJp|thbmFya[UV]|LYW5hcml)[\w+/-]{10,}/g;
const NO_WORDS = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d.*|[+-]?\d[\d.,/ -]*|https?:.*|)$/;
/** Fields of which nothing may be kept that could be read. */
const SECRET_FIELDS = /password|secret|token|assertion|verifier|licenseNumber|taxId/i;
/** What opens something there is called a code like many other things. */
const CODES = ['issueToken'];
const ALPHABET = 26;

export class Canaries {
  private readonly words = new Map<string, Word>();

  word(said: Said, where: string): string {
    let rest = this.words.size;
    const letters = Array.from({ length: 4 }, () => {
      const letter = String.fromCharCode(65 + (rest % ALPHABET));
      rest = Math.floor(rest / ALPHABET);
      return letter;
    });
    const word = `Kanari${letters.join('')}Vogel`;
    this.words.set(word, { said, where });
    return word;
  }

  get count(): number {
    return this.words.size;
  }

  /** Once it is known that a request was taken: what it said has its place, but for secrets. */
  taken(words: Iterable<string>): void {
    for (const word of words) {
      const known = this.words.get(word);
      if (known?.said === 'refused') this.words.set(word, { ...known, said: 'kept' });
    }
  }

  /** A word of its own in the place of each text that a person would write, but where the pointer is among `left`. */
  in(
    body: unknown,
    where: string,
    left: ReadonlySet<string> = new Set(),
  ): { readonly body: Told; readonly words: readonly string[] } {
    const words: string[] = [];
    const walk = (value: Json, pointer: string): Json => {
      if (Array.isArray(value)) return value.map((each: Json, n) => walk(each, `${pointer}/${n}`));
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(
          Object.entries(value as Record<string, Json>).map(([name, each]) => [
            name,
            walk(each, `${pointer}/${name}`),
          ]),
        );
      if (typeof value !== 'string' || left.has(pointer) || NO_WORDS.test(value)) return value;
      const name = pointer.split('/').findLast((token) => !/^\d+$/.test(token)) ?? '';
      const isSecret = SECRET_FIELDS.test(name) || (name === 'code' && CODES.includes(where));
      const word = this.word(isSecret ? 'secret' : 'refused', `${where} ${pointer}`);
      words.push(word);
      return value.includes('@') ? `${word}@example.com` : word;
    };
    return { body: body === undefined ? undefined : walk(body as Json, ''), words };
  }

  /** Those that a text holds, in whatever writing. */
  found(text: string): ReadonlySet<string> {
    const hidden = [
      ...(text.match(IN_HEXADECIMAL) ?? []).map((hex) => Buffer.from(hex, 'hex').toString()),
      // Where in the text it begins tells how its bits lie; the first letter may share them with what stands before.
      ...(text.match(IN_BASE64) ?? []).flatMap((part) =>
        ['', 'AA', 'AAA'].flatMap((before) => {
          const plain = Buffer.from(before + part, 'base64').toString('latin1');
          return (plain.match(TAILS) ?? []).map((tail) => `K${tail}`);
        }),
      ),
    ];
    return new Set([...(text.match(WORDS) ?? []), ...hidden].filter((word) => this.words.has(word)));
  }

  /** What was said as one of these, and may not be there. */
  leaks(
    text: string,
    said: readonly Said[],
    isAllowed: (where: string) => boolean = () => false,
  ): readonly string[] {
    return [...this.found(text)].flatMap((word) => {
      const known = this.words.get(word);
      return known && said.includes(known.said) && !isAllowed(known.where)
        ? [`${known.said}: ${known.where} in ${around(text, word)}`]
        : [];
    });
  }

  /** Lines of a dump by their table, so that what stands out names where. */
  static async dump(ownerUrl: string): Promise<ReadonlyMap<string, string>> {
    const tables = new Map<string, string[]>();
    for (const line of (await dumpOf(ownerUrl)).split('\n')) {
      const [table = ''] = line.split(' ', 1);
      const lines = tables.get(table);
      if (lines) lines.push(line);
      else tables.set(table, [line]);
    }
    return new Map([...tables].map(([table, lines]) => [table, lines.join('\n')]));
  }
}

function around(text: string, word: string): string {
  const at = text.indexOf(word);
  return at < 0 ? 'another writing' : text.slice(Math.max(0, at - 80), at + word.length + 20);
}
