import { definePermissions } from '../../platform/http/permissions.js';

export const scoringPermissions = definePermissions({
  'scoring.read': {
    title: 'See models, the scores of quotes, and whether models drift or treat groups differently',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'scoring.enter-models': {
    title: 'Enter models, which then score in the shadow, and retire them',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'scoring.approve-models': {
    title: 'Approve models that somebody else has entered, and activate them',
    roles: ['underwriter', 'admin'],
    isCompanyWide: true,
  },
  'scoring.kill-models': {
    title: 'Stop a model at once, with all that it does',
    roles: ['underwriter', 'admin', 'system'],
    isCompanyWide: true,
  },
  'scoring.read-follow-ups': {
    title: 'See in which order to call back those who have a quote',
    roles: ['underwriter', 'admin', 'system'],
    isCompanyWide: true,
  },
});

declare module '../../platform/http/permissions.js' {
  interface RoomPermissions {
    readonly scoring: keyof typeof scoringPermissions;
  }
}
