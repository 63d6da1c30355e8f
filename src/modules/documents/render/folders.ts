import { amongCode } from '../../../platform/project-root.js';

export const TEMPLATES = amongCode('modules/documents/templates');
