import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../../src/platform/project-root.js';
import { LONG } from './sequencer.mjs';

it('the long files that are run first are there, each once', () => {
  expect(LONG.filter((name) => !existsSync(join(PROJECT_ROOT, name)))).toEqual([]);
  expect(new Set(LONG).size).toBe(LONG.length);
});
