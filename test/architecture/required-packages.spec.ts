import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** Packages that the owner of the product asked for by name: they stay in use, also where less would do. */
const REQUIRED = [
  '@nestjs/core',
  '@nestjs/passport',
  '@nestjs/schedule',
  '@mikro-orm/postgresql',
  'passport-jwt',
  'class-transformer',
  '@nestjs/swagger',
];

describe('what the product was asked to be made of', () => {
  const sources = readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => readFileSync(join(PROJECT_ROOT, 'src', name), 'utf8'));

  it.each(REQUIRED)('%s is used', (name) => {
    const used = new RegExp(`^import (?!type )[^;]* from '${name}';`, 'm');
    expect(sources.filter((text) => used.test(text))).not.toHaveLength(0);
  });

  it.each(['package.json', 'nest-cli.json', 'tsconfig.json', 'src', 'migrations', 'test', '.env.example'])(
    '%s is there',
    (name) => {
      expect(readdirSync(PROJECT_ROOT)).toContain(name);
    },
  );
});
