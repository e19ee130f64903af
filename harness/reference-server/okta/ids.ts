import { randomBytes } from 'node:crypto'

/** A fresh id in Okta's form: a prefix that tells the kind, then letters and digits. */
export const oktaId = (
  prefix: 'aus' | 'scp' | '0oa' | '00u' | '00g' | '00p' | '0pr' | 'oae',
): string =>
  prefix +
  randomBytes(32)
    .toString('base64')
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .slice(0, 17)
