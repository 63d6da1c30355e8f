export type Environment = Readonly<Record<string, string | undefined>>;

/** All faults of the configuration at once, so that an operator need not start once for each of them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`The configuration is wrong:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Reads variables and collects their faults. It never quotes a value, which may be a secret. */
export class EnvReader {
  private readonly faults: string[] = [];

  constructor(private readonly env: Environment) {}

  fault(name: string, problem: string): void {
    this.faults.push(`${name} ${problem}`);
  }

  /** An empty variable counts as unset, because `.env` files and Compose cannot express the difference. */
  optional(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) this.fault(name, 'is missing');
    return value ?? '';
  }

  text(name: string, fallback: string): string {
    return this.optional(name) ?? fallback;
  }

  oneOf<const Value extends string>(name: string, values: readonly Value[], fallback: Value): Value {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const known = values.find((candidate) => candidate === value);
    if (known === undefined) this.fault(name, `must be one of ${values.join(', ')}`);
    return known ?? fallback;
  }

  int(name: string, range: Range, fallback: number): number {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
    if (number >= range.min && number <= range.max) return number;
    this.fault(name, `must be a whole number from ${range.min} to ${range.max}`);
    return fallback;
  }

  bool(name: string, fallback: boolean): boolean {
    return this.oneOf(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true';
  }

  list(name: string): readonly string[] {
    const items = (this.optional(name) ?? '').split(',').map((item) => item.trim());
    return items.filter((item) => item !== '');
  }

  finish(): void {
    if (this.faults.length > 0) throw new ConfigError(this.faults);
  }
}
