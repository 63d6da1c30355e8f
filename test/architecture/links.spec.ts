import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

const PAGES = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', 'bench/*.md', 'client/*.md'], {
  cwd: PROJECT_ROOT,
});
const LINK = /\]\(([^)#\s]+)[^)]*\)/g;

describe('links between pages', () => {
  it('lead to something that is there', () => {
    expect(PAGES.length).toBeGreaterThan(100);
    const dead = PAGES.flatMap((page) =>
      [...readFileSync(join(PROJECT_ROOT, page), 'utf8').matchAll(LINK)]
        .map(([, to = '']) => to)
        .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(PROJECT_ROOT, dirname(page), to)))
        .map((to) => `${page}: ${to}`),
    );
    expect(dead).toEqual([]);
  });
});
