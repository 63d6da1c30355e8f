import { definePermissions } from '../../platform/http/access.js';

export const ratingPermissions = definePermissions({
  'rating.read': { title: 'Read rate manuals and their editions', roles: ['underwriter', 'admin'] },
  'rating.read-worksheets': {
    title: 'Read how a premium came about',
    roles: ['underwriter', 'admin'],
  },
  'rating.import': { title: 'Import a rate manual as a draft edition', roles: ['admin'] },
});
