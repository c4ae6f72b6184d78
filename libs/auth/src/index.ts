export { ACCESS, Public, Scope, ScopeOfJob, type Access } from './access';
export {
  ApiKeyNotFound,
  ApiKeysNotInUse,
  Forbidden,
  IdentityProviderUnavailable,
  InvalidApiKey,
  TooManyApiKeys,
  Unauthenticated,
} from './auth.errors';
export { AuthModule } from './auth.module';
export { boundTenant, type IdentifiedRequest } from './bound-tenant';
export type { ApiKey, NewApiKey } from './keys/api-key';
export { ApiKeyVerifier } from './keys/api-key-verifier';
export { ApiKeys } from './keys/api-keys';
export { mayDo, type Principal } from './principal';
export { isScope, SCOPES, type ScopeName } from './scope';
export { JwtVerifier } from './tokens/jwt-verifier';
