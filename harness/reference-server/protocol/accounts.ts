import type { Account, FindAccount } from 'oidc-provider'
import type { User } from '../tenant/user.ts'
import type { Issuer } from './issuer.ts'

/** Which claims each scope gives access to (OpenID Connect Core section 5.4). */
export const claimsByScope = {
  openid: ['sub'],
  profile: [
    'name',
    'family_name',
    'given_name',
    'middle_name',
    'nickname',
    'preferred_username',
    'profile',
    'picture',
    'website',
    'gender',
    'birthdate',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  address: ['address'],
  phone: ['phone_number', 'phone_number_verified'],
}

/** The user as the protocol library wants them; it picks the claims the scopes allow. */
export const accountOf = (user: User): Account => ({
  accountId: user.id,
  claims: () => ({ ...user.claims, sub: user.id }),
})

/** Finds the account of a session, code or token; none once the user is gone or switched off. */
export const findAccount =
  (issuer: Issuer): FindAccount =>
  (_ctx, id) => {
    const user = issuer.tenant.users.get(id)
    return user?.active ? accountOf(user) : undefined
  }
