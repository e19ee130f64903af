import { randomBytes } from 'node:crypto'
import type Router from '@koa/router'
import { bodyCheck } from '../../management/body.ts'
import { ManagementFailure, found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter, queryParameter } from '../../management/query.ts'
import { textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { User } from '../../tenant/user.ts'
import { listed, selected } from './page.ts'

const text = { type: 'string', maxLength: 300 }
const settings = { type: 'object' }
const properties = {
  email: { ...text, pattern: '^[^\\s@]+@[^\\s@]+$' },
  email_verified: { type: 'boolean' },
  verify_email: { type: 'boolean' },
  phone_number: text,
  phone_verified: { type: 'boolean' },
  username: { ...text, minLength: 1 },
  password: { ...text, minLength: 1 },
  blocked: { type: 'boolean' },
  name: { ...text, minLength: 1 },
  given_name: text,
  family_name: text,
  nickname: text,
  picture: { type: 'string', maxLength: 2048 },
  user_metadata: settings,
  app_metadata: settings,
  connection: { ...text, minLength: 1 },
}
const checkNew = bodyCheck({
  type: 'object',
  additionalProperties: false,
  required: ['connection'],
  anyOf: [{ required: ['email'] }, { required: ['username'] }, { required: ['phone_number'] }],
  properties: { ...properties, user_id: { ...text, minLength: 1 } },
})
const checkChange = bodyCheck({
  type: 'object',
  additionalProperties: false,
  properties: { ...properties, client_id: text },
})

/** The user a document describes. */
export const userOf = (document: Json, password: string): User => {
  const { email, name, given_name, family_name, nickname, picture, updated_at } = document
  const known = { email, name, given_name, family_name, nickname, picture, updated_at }
  return {
    id: String(document.user_id),
    username: textOf(email) ?? textOf(document.username) ?? String(document.phone_number),
    password,
    active: document.blocked !== true,
    claims: {
      ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
      ...(email === undefined ? {} : { email_verified: document.email_verified === true }),
      ...(document.phone_number === undefined ? {} : { phone_number: document.phone_number }),
    },
    document,
  }
}

const newUser = ({ password: _password, verify_email: _verify, user_id, ...body }: Json): Json => {
  const now = new Date().toISOString()
  const id = textOf(user_id) ?? randomBytes(12).toString('hex')
  const name = textOf(body.email) ?? textOf(body.username) ?? String(body.phone_number)
  return {
    user_id: `auth0|${id}`,
    name,
    nickname: name.split('@')[0],
    email_verified: false,
    created_at: now,
    updated_at: now,
    identities: [{ connection: body.connection, provider: 'auth0', user_id: id, isSocial: false }],
    ...Object.fromEntries(Object.entries(body).filter(([member]) => member !== 'connection')),
  }
}

/** `users`: make, list, read, change, delete. Passwords are never returned. */
export const addUsers = (router: Router, tenant: Tenant): void => {
  const userAt = (id: string) =>
    found(tenant.users.get(id), () => notFound('The user does not exist.', 'inexistent_user'))
  const keep = (document: Json, password: string) => {
    const user = userOf(document, password)
    const other = tenant.userByName(user.username)
    if (other && other.id !== user.id)
      throw new ManagementFailure('conflict', 'The user already exists.', 'auth0_idp_error')
    tenant.users.set(user.id, user)
    return document
  }

  router.post('/users', (ctx) => {
    const body = checkNew(ctx)
    const password = textOf(body.password)
    if (password === undefined && body.phone_number === undefined)
      throw invalid('a user of a database connection needs a "password"')
    const document = newUser(body)
    if (tenant.users.has(String(document.user_id)))
      throw new ManagementFailure('conflict', 'The user already exists.', 'auth0_idp_error')
    ctx.status = 201
    ctx.body = keep(document, password ?? '')
  })
  router.get('/users', (ctx) => {
    const email = /^email:"?([^"]+)"?$/.exec(queryParameter(ctx, 'q') ?? '')?.[1]
    const users = [...tenant.users.values()].filter(
      ({ document }) => email === undefined || document.email === email,
    )
    const entries = users.map(({ id, document }) => ({ id, item: document }))
    ctx.body = listed(ctx, 'users', entries)
  })
  router.get('/users-by-email', (ctx) => {
    const email = queryParameter(ctx, 'email')?.toLowerCase()
    if (email === undefined)
      throw invalid("Query validation error: 'email' is required", 'invalid_query_string')
    ctx.body = [...tenant.users.values()]
      .filter(({ document }) => textOf(document.email)?.toLowerCase() === email)
      .map(({ document }) => selected(ctx, document))
  })
  router.get('/users/:id', (ctx) => {
    ctx.body = selected(ctx, userAt(pathParameter(ctx, 'id')).document)
  })
  router.patch('/users/:id', (ctx) => {
    const user = userAt(pathParameter(ctx, 'id'))
    const {
      password,
      connection: _c,
      client_id: _i,
      verify_email: _v,
      ...change
    } = checkChange(ctx)
    const document = { ...user.document, ...change, updated_at: new Date().toISOString() }
    ctx.body = keep(document, textOf(password) ?? user.password)
  })
  router.delete('/users/:id', (ctx) => {
    tenant.removeUser(userAt(pathParameter(ctx, 'id')).id)
    ctx.status = 204
  })
}
