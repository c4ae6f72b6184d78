/** The label of a tenant: for whom a job runs. */
export const TENANT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
export const TENANT_RULE =
  'must have 1 to 63 letters, digits, dots, underscores and hyphens, and begin with a letter or a digit';
