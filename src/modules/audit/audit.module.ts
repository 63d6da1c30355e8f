import { Module } from '@nestjs/common';
import { AppConfig } from '../../platform/config/config.js';
import { LastChanges } from '../../platform/http/standby/last-changes.js';
import { timeStampAuthority } from '../../platform/time-stamps/http-time-stamps.js';
import { TimeStampAuthority } from '../../platform/time-stamps/time-stamp-authority.js';
import { Audit } from './audit.js';
import './audit.events.js';
import './audit.permissions.js';
import './audit.risks.js';
import { AlertRulesController } from './alerts/alert-rules.controller.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EVIDENCE } from './evidence/evidence.providers.js';
import { ALERTS } from './alerts/alerts.providers.js';
import { LastChangesInTrail } from './last-changes.queries.js';
import { AuditPartitionsJob } from './jobs/partitions.job.js';
import { AuditRetentionJob } from './jobs/retention.job.js';
import { ArchivePartition } from './retention/archive-partition.js';
import { ArchivesStore } from './retention/archives.store.js';
import { ExpiredRows } from './retention/expired-rows.store.js';
import { LegalHolds } from './retention/legal-holds.js';
import { LegalHoldsStore } from './retention/legal-holds.store.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionPolicies } from './retention/retention-policies.js';
import { RetentionPoliciesStore } from './retention/retention-policies.store.js';
import { ArchivedRows } from './seals/archived-rows.js';
import { CheckpointTrail } from './seals/checkpoint-trail.js';
import { ExportTrail } from './seals/export-trail.js';
import { OutsideCheckpoints } from './seals/outside-checkpoints.js';
import { OutsideStamps } from './seals/outside-stamps.js';
import { RotateSealKey } from './seals/rotate-seal-key.js';
import { SealEntries } from './seals/seal-entries.js';
import { SealKeys } from './seals/seal-keys.js';
import { Sealing } from './seals/sealing.js';
import { SealsStore } from './seals/seals.store.js';
import { StampCheckpoints } from './seals/stamp-checkpoints.js';
import { SettledRows } from './seals/settled-rows.store.js';
import { TrailStreamController } from './stream/stream.controller.js';
import { StreamQueries } from './stream/stream.queries.js';
import { StreamTrail } from './stream/stream-trail.js';
import { AccessEntriesStore } from './trail/access-entries.store.js';
import { AccessTrail } from './trail/access-trail.js';
import { TrailFeed } from './trail/trail-feed.js';
import { TrailFeedStore } from './trail/trail-feed.store.js';
import { EntriesController } from './views/entries.controller.js';
import { EntriesQueries } from './views/entries.queries.js';
import { ProveEntry } from './views/prove-entry.js';
import { TimelineEntries } from './views/timeline-entries.queries.js';
import { RecordVerification } from './seals/record-verification.js';
import { VerifyTrail } from './seals/verify-trail.js';

@Module({
  controllers: [
    EntriesController,
    TrailStreamController,
    EvidenceController,
    RetentionController,
    AlertRulesController,
    AlertsController,
  ],
  providers: [
    ...ALERTS,
    ...EVIDENCE,
    Audit,
    AuditPartitionsJob,
    AuditRetentionJob,
    ArchivePartition,
    ArchivesStore,
    ExpiredRows,
    LegalHolds,
    LegalHoldsStore,
    RetentionPolicies,
    RetentionPoliciesStore,
    EntriesQueries,
    ProveEntry,
    TimelineEntries,
    StreamQueries,
    StreamTrail,
    { provide: LastChanges, useClass: LastChangesInTrail },
    AccessEntriesStore,
    AccessTrail,
    TrailFeed,
    TrailFeedStore,
    SealsStore,
    SettledRows,
    SealKeys,
    SealEntries,
    OutsideCheckpoints,
    OutsideStamps,
    CheckpointTrail,
    {
      provide: TimeStampAuthority,
      inject: [AppConfig],
      useFactory: ({ auditTimestampUrl }: AppConfig) => timeStampAuthority(auditTimestampUrl),
    },
    StampCheckpoints,
    Sealing,
    ArchivedRows,
    RecordVerification,
    VerifyTrail,
    ExportTrail,
    RotateSealKey,
  ],
  exports: [Audit, TimelineEntries, TrailFeed],
})
export class AuditModule {}
