import Bowser from 'bowser';

const COMMAND_LINE = 'Command line';
const UNKNOWN = 'Unknown program';
/** What a program that is no browser calls itself first (RFC 9110 section 10.1.5). */
const PRODUCT = /^[A-Za-z0-9][A-Za-z0-9._ -]{0,39}(?=\/|$)/;
/** Machines that people call by their own name, not by their system's. */
const MACHINES = ['iPhone', 'iPad', 'iPod'];

/** Where somebody signed in, in words that they know it by: the program and the machine. */
export function deviceName(userAgent: string | null, isBrowser: boolean): string {
  if (userAgent === null || userAgent.trim() === '') return isBrowser ? UNKNOWN : COMMAND_LINE;
  const { browser, os, platform } = Bowser.parse(userAgent);
  if (!browser.name || !os.name) return PRODUCT.exec(userAgent)?.[0].trim() ?? UNKNOWN;
  const machine = MACHINES.includes(platform.model ?? '') ? platform.model : systemName(os);
  return `${browser.name} on ${machine}`;
}

/** Windows 10 and 11 name themselves alike, and macOS has named no newer version since 10.15: numbers would mislead. */
function systemName({ name = '', version }: Bowser.Parser.Details): string {
  return name === 'Android' && version !== undefined ? `${name} ${version.split('.')[0]}` : name;
}
