import { httpError } from './http.errors.js';
import { MOST_DEPTH, isKept } from './json-precheck.js';
import { pointerToken } from '../../shared/json-pointer.js';

/**
 * Reads JSON text by the grammar of RFC 8259 and throws at the first thing we refuse, with its place: a position for broken
 * syntax, a JSON pointer for the rest. Slow and exact; runs only when the quick checks cannot rule a fault out.
 */
export function inspectJson(text: string): void {
  new JsonInspection(text).run();
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SPACE = /[ \t\n\r]*/y;

class JsonInspection {
  private at = 0;

  constructor(private readonly text: string) {}

  run(): void {
    this.skipSpace();
    this.value('', 1);
    this.skipSpace();
    if (this.at < this.text.length) this.malformed();
  }

  private value(pointer: string, depth: number): void {
    const next = this.text[this.at];
    if (next === '{' || next === '[') {
      if (depth > MOST_DEPTH) {
        throw httpError('http.too-deep', {
          detail: `Objects and lists may be nested ${MOST_DEPTH} deep.`,
          errors: [{ pointer, detail: 'is nested too deeply' }],
        });
      }
      if (next === '{') this.object(pointer, depth);
      else this.array(pointer, depth);
    } else if (next === '"') this.string(pointer);
    else if (!this.take(LITERAL)) this.number(pointer);
  }

  private object(pointer: string, depth: number): void {
    const seen = new Set<string>();
    this.members('}', () => {
      const key = this.string(pointer);
      const place = `${pointer}/${pointerToken(key)}`;
      if (seen.has(key)) {
        throw httpError('http.duplicate-key', { errors: [{ pointer: place, detail: 'is given twice' }] });
      }
      if (key in Object.prototype) {
        throw httpError('http.forbidden-key', { errors: [{ pointer: place, detail: 'is a reserved key' }] });
      }
      seen.add(key);
      this.skipSpace();
      this.expect(':');
      this.skipSpace();
      this.value(place, depth + 1);
    });
  }

  private array(pointer: string, depth: number): void {
    let index = 0;
    this.members(']', () => this.value(`${pointer}/${index++}`, depth + 1));
  }

  private members(close: '}' | ']', one: () => void): void {
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      this.skipSpace();
      one();
      this.skipSpace();
      if (this.text[this.at] === close) break;
      this.expect(',');
    }
    this.at++;
  }

  private string(pointer: string): string {
    const value = JSON.parse(this.stringToken()) as string;
    if (value.includes('\0') || !value.isWellFormed()) {
      throw httpError('http.malformed-text', {
        errors: [{ pointer, detail: 'holds a NUL character or half of a surrogate pair' }],
      });
    }
    return value;
  }

  /** RFC 8259 section 7: no raw control characters, known escapes only. A loop, because a pattern would need a stack. */
  private stringToken(): string {
    const start = this.at;
    this.expect('"');
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        if (this.take(ESCAPE) === undefined) this.malformed();
      } else if (code >= 0x20) this.at++;
      else this.malformed();
    }
    this.at++;
    return this.text.slice(start, this.at);
  }

  private number(pointer: string): void {
    const token = this.take(NUMBER);
    if (token === undefined) this.malformed();
    if (isKept(Number(token))) return;
    throw httpError('http.number-out-of-range', {
      errors: [{ pointer, detail: 'is larger than 2^53, so digits would be lost' }],
    });
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const token = pattern.exec(this.text)?.[0];
    if (token !== undefined) this.at += token.length;
    return token;
  }

  private skipSpace(): void {
    this.take(SPACE);
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) this.malformed();
    this.at++;
  }

  private malformed(): never {
    const before = this.text.slice(0, this.at).split('\n');
    const where = `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
    const what = this.at >= this.text.length ? 'ends too early' : 'is not JSON';
    throw httpError('http.malformed-json', {
      detail: `The body ${what} at ${where} (position ${this.at}).`,
      members: { position: this.at },
    });
  }
}
