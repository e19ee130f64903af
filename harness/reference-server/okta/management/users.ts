import type Router from '@koa/router'
import type { Context } from 'koa'
import { bodyCheck } from '../../management/body.ts'
import { found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import { objectOf, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { User } from '../../tenant/user.ts'
import { oktaId } from '../ids.ts'
import { listed } from './page.ts'
import { searchesOf } from './search.ts'

const text = { type: ['string', 'null'], maxLength: 100 }
const profile = {
  login: { type: 'string', minLength: 5, maxLength: 100 },
  email: { type: 'string', maxLength: 100, pattern: '^[^\\s@]+@[^\\s@]+$' },
  firstName: text,
  lastName: text,
  mobilePhone: text,
}
const credentials = {
  type: 'object',
  properties: {
    password: {
      type: 'object',
      properties: { value: { type: 'string', minLength: 1, maxLength: 72 } },
    },
  },
}
const check = bodyCheck({
  type: 'object',
  required: ['profile'],
  properties: {
    profile: { type: 'object', required: ['login', 'email'], properties: profile },
    credentials,
  },
})
const checkChange = bodyCheck({
  type: 'object',
  properties: { profile: { type: 'object', properties: profile }, credentials },
})

const taken = () =>
  invalid('login: An object with this field already exists in the current organization')

/** The user a document describes. */
export const userOf = (document: Json, password: string): User => {
  const { login, email, firstName, lastName, mobilePhone } = objectOf(document.profile)
  const name = [textOf(firstName), textOf(lastName)].filter(Boolean).join(' ')
  const known = {
    name: name || undefined,
    preferred_username: login,
    given_name: textOf(firstName),
    family_name: textOf(lastName),
    email,
    email_verified: true,
    phone_number: textOf(mobilePhone),
  }
  return {
    id: String(document.id),
    username: String(login),
    password,
    active: document.status === 'ACTIVE',
    claims: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    document,
  }
}

/** The user of a path, by id or login; throws Okta's failure when there is none. */
export const userAt = (tenant: Tenant, ctx: Context): User =>
  userNamed(tenant, pathParameter(ctx, 'user'))

/** The user with this id or login; throws Okta's failure when there is none. */
export const userNamed = (tenant: Tenant, id: string): User =>
  found(tenant.users.get(id) ?? tenant.userByName(id), () =>
    notFound(`Resource not found: ${id} (User)`),
  )

/** `users`: make, list, read, change, switch on and off, delete. Passwords are never returned. */
export const addUsers = (router: Router, tenant: Tenant, origin: string): void => {
  const changeStatus = (user: User, status: string) => {
    const document = { ...user.document, status, lastUpdated: new Date().toISOString() }
    tenant.users.set(user.id, userOf(document, user.password))
  }
  const deactivate = (user: User) => {
    changeStatus(user, 'DEPROVISIONED')
    tenant.grants.revoke({ userId: user.id })
  }

  router.post('/users', (ctx) => {
    const { profile, credentials } = check(ctx)
    const password = textOf(objectOf(objectOf(credentials).password).value) ?? ''
    const id = oktaId('00u')
    const now = new Date().toISOString()
    const isActive = ctx.query.activate !== 'false' && password !== ''
    const user = userOf(
      {
        id,
        status: isActive ? 'ACTIVE' : ctx.query.activate === 'false' ? 'STAGED' : 'PROVISIONED',
        created: now,
        activated: isActive ? now : null,
        lastUpdated: now,
        profile,
        credentials: {
          ...(password === '' ? {} : { password: {} }),
          provider: { type: 'OKTA', name: 'OKTA' },
        },
        _links: { self: { href: `${origin}/api/v1/users/${id}` } },
      },
      password,
    )
    if (tenant.userByName(user.username)) throw taken()
    tenant.users.set(id, user)
    ctx.body = user.document
  })
  router.get('/users', (ctx) => {
    const q = queryParameter(ctx, 'q')?.toLowerCase() ?? ''
    const matches = searchesOf(ctx)
    const users = [...tenant.users.values()].filter(
      ({ username, document }) => username.toLowerCase().startsWith(q) && matches(document),
    )
    const entries = users.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, origin, entries)
  })
  router.get('/users/:user', (ctx) => {
    ctx.body = userAt(tenant, ctx).document
  })
  router.post('/users/:user', (ctx) => {
    const user = userAt(tenant, ctx)
    const { profile, credentials } = checkChange(ctx)
    const document = {
      ...user.document,
      lastUpdated: new Date().toISOString(),
      profile: { ...objectOf(user.document.profile), ...objectOf(profile) },
    }
    const password = textOf(objectOf(objectOf(credentials).password).value) ?? user.password
    const changed = userOf(document, password)
    const other = tenant.userByName(changed.username)
    if (other && other.id !== user.id) throw taken()
    tenant.users.set(user.id, changed)
    ctx.body = changed.document
  })
  router.post('/users/:user/lifecycle/activate', (ctx) => {
    changeStatus(userAt(tenant, ctx), 'ACTIVE')
    ctx.body = {}
  })
  router.post('/users/:user/lifecycle/deactivate', (ctx) => {
    deactivate(userAt(tenant, ctx))
    ctx.body = {}
  })
  router.delete('/users/:user', (ctx) => {
    const user = userAt(tenant, ctx)
    // The first call only switches the user off; the second one deletes.
    if (user.document.status === 'DEPROVISIONED') tenant.removeUser(user.id)
    else deactivate(user)
    ctx.status = 204
  })
}
