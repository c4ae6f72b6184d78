import { Module } from '@nestjs/common';
import { ApiKeyVerifier } from './keys/api-key-verifier';
import { ApiKeys } from './keys/api-keys';
import { JwtVerifier } from './tokens/jwt-verifier';

@Module({
  providers: [ApiKeys, ApiKeyVerifier, JwtVerifier],
  exports: [ApiKeys, ApiKeyVerifier, JwtVerifier],
})
export class AuthModule {}
