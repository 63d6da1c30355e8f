import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ClearMatches } from './clear-matches.js';
import { Sanctions } from './sanctions.js';

@Module({ imports: [AuditModule], providers: [Sanctions, ClearMatches], exports: [Sanctions, ClearMatches] })
export class SanctionsModule {}
