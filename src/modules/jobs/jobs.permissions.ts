import { definePermissions } from '../../platform/http/permissions.js';

export const jobsPermissions = definePermissions({
  'jobs.read': {
    title: 'See scheduled jobs and what their runs came to',
    roles: ['admin'],
    isCompanyWide: true,
  },
  'jobs.run': { title: 'Run a scheduled job now', roles: ['admin'], isCompanyWide: true },
  'jobs.pause': { title: 'Pause scheduled jobs, and let them go on', roles: ['admin'], isCompanyWide: true },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly jobs: keyof typeof jobsPermissions;
  }
}
