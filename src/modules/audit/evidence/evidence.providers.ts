import { BackupsQueries } from './backups.queries.js';
import { EvidenceReport } from './evidence-report.js';
import { EvidenceQueries } from './evidence.queries.js';
import { RecordBackup } from './record-backup.js';
import { TrailVerificationsQueries } from './trail-verifications.queries.js';

export const EVIDENCE = [
  BackupsQueries,
  EvidenceQueries,
  EvidenceReport,
  RecordBackup,
  TrailVerificationsQueries,
];
