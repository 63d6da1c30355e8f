import { Module } from '@nestjs/common';
import { Sanctions } from './sanctions.js';

@Module({ providers: [Sanctions], exports: [Sanctions] })
export class SanctionsModule {}
