import { Module } from '@nestjs/common';
import { AppConfig } from '../../platform/config/config.js';
import { FileStore } from '../../platform/files/file-store.js';
import { VirusScan } from '../../platform/files/virus-scan.js';
import { virusScan } from '../../platform/files/virus-scan-settings.js';
import { AuditModule } from '../audit/index.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsQueries } from './documents.queries.js';
import { Documents } from './documents.js';
import { IssueDocument } from './issue-document.js';
import './documents.events.js';
import './documents.permissions.js';
import { VerifyDocument } from './verify-document.js';
import { DocumentLinksController } from './links/links.controller.js';
import { LinksQueries } from './links/links.queries.js';
import { OpenLink } from './links/open-link.js';
import { RevokeLink } from './links/revoke-link.js';
import { ShareDocument } from './links/share-document.js';
import { SharedDocumentsController } from './links/shared-documents.controller.js';
import { Renderer } from './render/renderer.js';
import { ReadDocuments } from './read-documents.js';
import { PendingDocumentsStore } from './pending-documents.store.js';
import { DrawDocuments } from './draw-documents.js';
import { DrawDocumentsJob } from './jobs/draw.job.js';
import { LeftoversJob } from './jobs/leftovers.job.js';
import { DatabaseFiles } from './store/database-files.js';
import { DocumentFiles } from './store/document-files.js';
import { fileStore } from './store/file-store.js';
import { MoveFiles } from './store/move-files.js';
import { RemoveLeftovers } from './store/remove-leftovers.js';
import { Uploads } from './uploads/uploads.js';
import { WatchBacklog } from './jobs/watch-backlog.js';

@Module({
  imports: [AuditModule],
  controllers: [DocumentsController, DocumentLinksController, SharedDocumentsController],
  providers: [
    DatabaseFiles,
    { provide: FileStore, useFactory: fileStore, inject: [AppConfig, DatabaseFiles] },
    { provide: VirusScan, useFactory: ({ clamd }: AppConfig) => virusScan(clamd), inject: [AppConfig] },
    Uploads,
    DocumentFiles,
    LeftoversJob,
    RemoveLeftovers,
    MoveFiles,
    IssueDocument,
    VerifyDocument,
    DocumentsQueries,
    Documents,
    Renderer,
    PendingDocumentsStore,
    DrawDocuments,
    DrawDocumentsJob,
    WatchBacklog,
    ReadDocuments,
    LinksQueries,
    ShareDocument,
    RevokeLink,
    OpenLink,
  ],
  exports: [Documents, Uploads],
})
export class DocumentsModule {}
