import { Module } from '@nestjs/common';
import { AppConfig } from '../../platform/config/config.js';
import { FileStore } from '../../platform/files/file-store.js';
import { AuditModule } from '../audit/index.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsQueries } from './documents.queries.js';
import { Documents } from './documents.js';
import { IssueDocument } from './issue-document.js';
import './documents.events.js';
import './documents.permissions.js';
import { VerifyDocument } from './verify-document.js';
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
import { WatchBacklog } from './jobs/watch-backlog.js';

@Module({
  imports: [AuditModule],
  controllers: [DocumentsController],
  providers: [
    DatabaseFiles,
    { provide: FileStore, useFactory: fileStore, inject: [AppConfig, DatabaseFiles] },
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
  ],
  exports: [Documents],
})
export class DocumentsModule {}
