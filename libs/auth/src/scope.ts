/** What a caller may do. `admin` is all of it, and everything that belongs to the instance. */
export const SCOPES = ['read', 'generate', 'export', 'upload', 'admin'] as const;
export type ScopeName = (typeof SCOPES)[number];

export function isScope(text: unknown): text is ScopeName {
  return (SCOPES as readonly unknown[]).includes(text);
}
