import { Global, Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { PoolGauges } from './pool-gauges.js';

@Global()
@Module({ controllers: [MetricsController], providers: [Metrics, PoolGauges], exports: [Metrics] })
export class MetricsModule {}
