/** Parameters that are accepted only with these values, which have no effect here. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  client_encoding: ['UTF8', 'utf8', 'UTF-8', 'utf-8', 'auto'],
  gssencmode: ['disable', 'prefer'],
  load_balance_hosts: ['disable'],
  max_protocol_version: ['3.0', 'latest'],
  min_protocol_version: ['3.0'],
  replication: ['false', 'off', 'no', '0'],
  requiressl: ['0'],
  sslcertmode: ['allow'],
  sslcompression: ['0'],
  sslsni: ['1'],
};

/** Parameters of libpq that Bindery cannot honor. */
const UNSUPPORTED: readonly string[] = [
  'gssdelegation',
  'gsslib',
  'hostaddr',
  'keepalives_count',
  'keepalives_interval',
  'krbsrvname',
  'oauth_client_id',
  'oauth_client_secret',
  'oauth_issuer',
  'oauth_scope',
  'passfile',
  'require_auth',
  'requirepeer',
  'scram_client_key',
  'scram_server_key',
  'service',
  'servicefile',
  'sslcrldir',
  'sslkeylogfile',
  'tcp_user_timeout',
];

/** Reads the parameters of a connection string one by one; `refuseTheRest` refuses those that were not read. */
export class Parameters {
  private readonly values: Map<string, string>;

  constructor(
    given: URLSearchParams,
    private readonly faults: string[],
  ) {
    this.values = new Map(given);
  }

  fault(name: string, problem: string): void {
    this.faults.push(`has the parameter ${name}, which ${problem}`);
  }

  text(name: string): string | undefined {
    const value = this.values.get(name);
    this.values.delete(name);
    return value === '' ? undefined : value;
  }

  oneOf<const Value extends string>(name: string, allowed: readonly Value[]): Value | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const known = allowed.find((candidate) => candidate === value);
    if (known === undefined) this.fault(name, `must be one of ${allowed.join(', ')}`);
    return known;
  }

  whole(name: string, min: number, max: number): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    this.fault(name, `must be a whole number from ${min} to ${max}`);
    return undefined;
  }

  refuseTheRest(): void {
    for (const [name, allowed] of Object.entries(HARMLESS)) this.oneOf(name, allowed);
    for (const name of [...this.values.keys()]) {
      const known = UNSUPPORTED.includes(name);
      this.fault(name, known ? 'is not supported: leave it out' : 'PostgreSQL does not know');
    }
  }
}
