import type { Context } from 'koa'
import type { Console } from '../../console/console.ts'
import { listPage } from '../../console/list.ts'
import { found, invalid, notFound } from '../../management/failure.ts'
import { pathParameter } from '../../management/query.ts'
import type { Api } from '../../tenant/api.ts'
import { defined, textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { changeResourceServer } from '../management/resource-servers.ts'

const section = 'apis'
const trail = [{ title: 'APIs', path: '/apis' }]
const pathOf = ({ id }: Api) => `/apis/${encodeURIComponent(id)}`
const tabsOf = (api: Api) => [
  { title: 'Settings', name: 'settings', path: pathOf(api) },
  { title: 'Permissions', name: 'permissions', path: `${pathOf(api)}/permissions` },
]

/** APIs: whether first-party applications may skip the dialog, and the scopes with their descriptions. */
export const addApis = (console: Console, tenant: Tenant): void => {
  const apiAt = (ctx: Context): Api =>
    found(tenant.apis.get(pathParameter(ctx, 'id')), () => notFound('There is no such API.'))
  const pageOf = (api: Api, tab: 'settings' | 'permissions') => ({
    title: api.name,
    section,
    trail,
    tabs: tabsOf(api),
    tab,
    api,
    isSystem: api.document.is_system === true,
  })

  console.addPage('/apis', (ctx) => {
    const list = listPage(ctx, [...tenant.apis.values()], ({ name, audience }) => [name, audience])
    const items = list.items.map((api) => ({ ...api, path: pathOf(api) }))
    console.show(ctx, 'auth0-apis', { title: 'APIs', section, ...list, items })
  })

  console.addPage('/apis/:id', (ctx) =>
    console.show(ctx, 'auth0-api', pageOf(apiAt(ctx), 'settings')),
  )
  console.addTask({
    path: '/apis/:id',
    perform: (ctx, fields) => {
      changeResourceServer(tenant, apiAt(ctx), {
        skip_consent_for_verifiable_first_party_clients: fields.skip_consent === 'yes',
        allow_offline_access: fields.offline_access === 'yes',
      })
      return 'The settings are saved.'
    },
  })

  const showPermissions = (ctx: Context, typed: Json = {}, problem?: string): void =>
    console.show(
      ctx,
      'auth0-permissions',
      { ...pageOf(apiAt(ctx), 'permissions'), typed, problem },
      problem === undefined ? 200 : 400,
    )
  console.addPage('/apis/:id/permissions', (ctx) => showPermissions(ctx))
  console.addTask({
    path: '/apis/:id/permissions',
    perform: (ctx, fields) => changePermissions(tenant, apiAt(ctx), fields),
    again: showPermissions,
  })
}

/** Adds, describes or removes one scope, whichever button was pressed; says what was done. */
const changePermissions = (tenant: Tenant, api: Api, fields: Json): string => {
  const value = textOf(fields.value) ?? ''
  const described = defined({ value, description: textOf(fields.description) })
  const all = api.scopes.map(({ document }) => document)
  const others = all.filter((scope) => scope.value !== value)
  const isKnown = others.length < all.length
  const change = (scopes: readonly Json[], said: string) => {
    changeResourceServer(tenant, api, { scopes })
    return said
  }
  switch (fields.action) {
    case 'add':
      return change([...all, described], `The permission ${value} is added.`)
    case 'describe':
      if (!isKnown) throw invalid(`there is no permission "${value}"`)
      return change(
        all.map((scope) => (scope.value === value ? described : scope)),
        `The description of ${value} is saved.`,
      )
    case 'remove':
      return change(others, `The permission ${value} is removed.`)
    default:
      throw invalid('nothing was chosen')
  }
}
