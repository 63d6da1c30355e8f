import { MINUS, dollars, grouped } from '../../../shared/dollars.js';

/** `1234567` as `1,234,567`. */
export function count(value: number): string {
  return grouped(String(value));
}

export function dollarsOrDash(value: string | null): string {
  return value === null ? '–' : dollars(value);
}

/** A change in dollars, always with its sign. */
export function dollarChange(value: string | null): string {
  return value === null ? '–' : `${sign(value)}${dollars(value.replace('-', ''))}`;
}

export function percentChange(value: string | null): string {
  if (value === null) return '–';
  const [whole = '', places = '00'] = value.replace('-', '').split('.');
  return `${sign(value)}${grouped(whole)}.${places}%`;
}

function sign(value: string): string {
  if (value.startsWith('-')) return MINUS;
  return /[1-9]/.test(value) ? '+' : '';
}
