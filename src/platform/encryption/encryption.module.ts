import { Global, Module } from '@nestjs/common';
import { Encryption } from './encryption.js';
import { FieldEncryption } from './field-encryption.js';
import { EnvironmentKeyWrapping, KeyWrapping } from './key-wrapping.js';
import { RotateEncryption } from './rotate-encryption.js';

@Global()
@Module({
  providers: [
    Encryption,
    { provide: KeyWrapping, useClass: EnvironmentKeyWrapping },
    FieldEncryption,
    RotateEncryption,
  ],
  exports: [Encryption, FieldEncryption, RotateEncryption],
})
export class EncryptionModule {}
