import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { Timelines } from './timelines.js';
import { TimelinesController } from './timelines.controller.js';
import './timelines.permissions.js';

@Module({ imports: [AuditModule], controllers: [TimelinesController], providers: [Timelines] })
export class TimelinesModule {}
