import { describe, expect, it } from '@jest/globals';
import { optionAt } from './run-command.js';
import { ssoProvidersChange, ssoProvidersCreate } from './sso-providers.js';

describe('a refusal of the command line', () => {
  it.each([
    ['/effectiveDate', '--code <code> [--effective-date <day>]', '--effective-date'],
    ['/email', '--email <e-mail> --role <code>', '--email'],
    ['?limit', '<name> [--limit <n>]', '--limit'],
    ['/addressLines/1', '[--address "<line>; <line>"] [--email <e-mail>]', '--address'],
    ['/signature/title', '[--signature-name <name> [--signature-title <title>]]', '--signature-title'],
    ['/clientName', '--name <name> [--client-id <id>]', '--name'],
    ['/clientId', '--name <name> [--client-id <id>]', '--client-id'],
    ['/allowedGrantTypes/0', '[--grants <grant,…>] [--scopes <permission,…>]', '--grants'],
    ['/rateLimitPerMinute', '[--per-minute <n>] [--per-hour <n>]', '--per-minute'],
    ['/roleClaim', '[--role <role>] [--role-claim <claim>]', '--role-claim'],
    ['/retention/limit', '--file <path>', 'retention/limit'],
  ])('names for %s in "%s" the option %s', (pointer, usage, option) => {
    expect(optionAt(pointer, { usage })).toBe(option);
  });

  it.each([
    ['/displayName', '--label'],
    ['/trustedAmrValues/0', '--two-factor-amr'],
    ['/trustedAcrValues', '--two-factor-acr'],
    ['/providerName', '--name'],
    ['/allowedDomains/1', '--domains'],
  ])('names for %s of a provider of single sign-on the option %s', (pointer, option) => {
    for (const command of [ssoProvidersCreate, ssoProvidersChange])
      expect(optionAt(pointer, command)).toBe(option);
  });
});
