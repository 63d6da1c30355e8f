import Bowser from 'bowser';

const COMMAND_LINE = 'Command line';
const UNKNOWN = 'Unknown program';
/** The product name of a program that is no browser (RFC 9110 section 10.1.5). */
const PRODUCT = /^[A-Za-z0-9][A-Za-z0-9._ -]{0,39}(?=\/|$)/;
/** Devices that people know by their own name instead of their system's. */
const MACHINES = ['iPhone', 'iPad', 'iPod'];

/** A readable name of a device: the program and the machine. */
export function deviceName(userAgent: string | null, isBrowser: boolean): string {
  if (userAgent === null || userAgent.trim() === '') return isBrowser ? UNKNOWN : COMMAND_LINE;
  const { browser, os, platform } = Bowser.parse(userAgent);
  if (!browser.name || !os.name) return PRODUCT.exec(userAgent)?.[0].trim() ?? UNKNOWN;
  const machine = MACHINES.includes(platform.model ?? '') ? platform.model : systemName(os);
  return `${browser.name} on ${machine}`;
}

/** The name of a system, mostly without a version: Windows 10 and 11 report the same one, and macOS has reported none above 10.15. */
function systemName({ name = '', version }: Bowser.Parser.Details): string {
  return name === 'Android' && version !== undefined ? `${name} ${version.split('.')[0]}` : name;
}
