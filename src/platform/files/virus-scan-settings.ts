import type { EnvReader } from '../config/env-reader.js';
import type { ClamdAddress } from './clamd-scan.js';
import { ClamdScan } from './clamd-scan.js';
import type { VirusScan } from './virus-scan.js';
import { NoVirusScan } from './virus-scan.js';

const HOST_AND_PORT = /^(?:\[(?<ip6>[0-9a-fA-F:]+)\]|(?<host>[A-Za-z0-9.-]+)):(?<port>\d{1,5})$/;

/** Reads `CLAMD_ADDRESS`, such as `/run/clamav/clamd.ctl` or `clamav:3310`. Without it nothing is scanned, and files are marked so. */
export function readClamd(reader: EnvReader): ClamdAddress | null {
  const address = reader.optional('CLAMD_ADDRESS');
  if (address === undefined) return null;
  if (address.startsWith('/')) return { path: address };
  const { ip6, host, port = '0' } = HOST_AND_PORT.exec(address)?.groups ?? {};
  const name = ip6 ?? host;
  if (name !== undefined && Number(port) > 0 && Number(port) < 65_536)
    return { host: name, port: Number(port) };
  reader.fault('CLAMD_ADDRESS', 'must be the path of a socket, or a host and a port such as clamav:3310');
  return null;
}

export function virusScan(clamd: ClamdAddress | null): VirusScan {
  return clamd ? new ClamdScan(clamd) : new NoVirusScan();
}
