import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DatabaseDocumentStore, DocumentStore } from './document-store.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsQueries } from './documents.queries.js';
import { Documents } from './documents.js';
import { IssueDocument } from './issue-document.js';
import './documents.permissions.js';
import { VerifyDocument } from './verify-document.js';
import { Renderer } from './render/renderer.js';
import { ReadDocuments } from './read-documents.js';
import { UndrawnStore } from './undrawn.store.js';
import { DrawDocuments } from './draw-documents.js';
import { DrawDocumentsJob } from './jobs/draw.job.js';
import { WatchBacklog } from './jobs/watch-backlog.js';

@Module({
  imports: [AuditModule],
  controllers: [DocumentsController],
  providers: [
    { provide: DocumentStore, useClass: DatabaseDocumentStore },
    IssueDocument,
    VerifyDocument,
    DocumentsQueries,
    Documents,
    Renderer,
    UndrawnStore,
    DrawDocuments,
    DrawDocumentsJob,
    WatchBacklog,
    ReadDocuments,
  ],
  exports: [Documents],
})
export class DocumentsModule {}
