import { join } from 'node:path';

const ROOM = join(import.meta.dirname, '..');
export const TEMPLATES = join(ROOM, 'templates');
export const FONTS = join(ROOM, 'fonts');
