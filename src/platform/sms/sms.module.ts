import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config/config.js';
import { SmsGateway } from './sms-gateway.js';
import { smsGateway } from './sms-settings.js';

@Global()
@Module({
  providers: [
    { provide: SmsGateway, inject: [AppConfig], useFactory: ({ sms }: AppConfig) => smsGateway(sms) },
  ],
  exports: [SmsGateway],
})
export class SmsModule {}
