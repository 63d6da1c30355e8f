import { definePermissions } from '../../platform/http/access.js';

export const ratingPermissions = definePermissions({
  'rating.read': { title: 'Read rate manuals and their editions', roles: ['underwriter', 'admin'] },
  'rating.read-worksheets': {
    title: 'Read how a premium came about',
    roles: ['underwriter', 'admin'],
  },
  'rating.what-if': {
    title: 'Rate a risk without keeping it; on an edition of choice with rating.read',
    roles: ['agent', 'underwriter', 'admin', 'system'],
  },
  'rating.compare': { title: 'Compare two editions on one risk', roles: ['underwriter', 'admin'] },
  'rating.import': { title: 'Import a rate manual as a draft edition', roles: ['admin'] },
});
