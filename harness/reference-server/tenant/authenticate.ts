import { createHash, timingSafeEqual } from 'node:crypto'
import type { Tenant } from './tenant.ts'
import type { User } from './user.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** The user with this name and password; `undefined` when either is wrong, in the same time. */
export const authenticate = (
  tenant: Tenant,
  username: string,
  password: string,
): User | undefined => {
  const user = tenant.userByName(username)
  const isRight = timingSafeEqual(digest(user?.password ?? ''), digest(password))
  return user?.active && isRight && user.password !== '' ? user : undefined
}
