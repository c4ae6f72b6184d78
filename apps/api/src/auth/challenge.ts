import { Forbidden, Unauthenticated } from '@app/auth';
import { isPage } from './pages';

const REALM = 'realm="VeoGen"';

/**
 * The header `WWW-Authenticate` (RFC 6750, 3) of the answer to an error that is about credentials. For pages also one
 * that makes a browser ask for a name, which does not matter, and a password: the key.
 */
export function challenge(error: unknown, path: string): string[] {
  if (error instanceof Forbidden)
    return [`Bearer ${REALM}, error="insufficient_scope", scope="${error.scopes.join(' ')}"`];
  if (!(error instanceof Unauthenticated)) return [];
  const bearer = error.reason === 'missing' ? `Bearer ${REALM}` : `Bearer ${REALM}, error="invalid_token"`;
  return isPage(path) ? [bearer, `Basic ${REALM}, charset="UTF-8"`] : [bearer];
}
