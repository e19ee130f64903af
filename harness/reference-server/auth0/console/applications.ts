import type { Context } from 'koa'
import type { Console } from '../../console/console.ts'
import { listPage } from '../../console/list.ts'
import { isUnverifiable } from '../../consent/trust.ts'
import { found, notFound } from '../../management/failure.ts'
import { pathParameter } from '../../management/query.ts'
import type { Client } from '../../tenant/client.ts'
import { textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { changeClient } from '../management/clients.ts'

const section = 'applications'
const trail = [{ title: 'Applications', path: '/applications' }]
const pathOf = ({ id }: Client) => `/applications/${encodeURIComponent(id)}`

const kinds: Readonly<Record<string, string>> = {
  regular_web: 'Regular Web Application',
  spa: 'Single Page Application',
  native: 'Native',
  non_interactive: 'Machine to Machine',
}

/** Applications: whether each is a first-party one, and its callbacks. */
export const addApplications = (console: Console, tenant: Tenant): void => {
  const clientAt = (ctx: Context): Client =>
    found(tenant.clients.get(pathParameter(ctx, 'id')), () =>
      notFound('There is no such application.'),
    )

  console.addPage('/applications', (ctx) => {
    const clients = [...tenant.clients.values()]
    const list = listPage(ctx, clients, ({ id, name }) => [id, name])
    const items = list.items.map((client) => ({ ...client, path: pathOf(client) }))
    console.show(ctx, 'auth0-applications', { title: 'Applications', section, ...list, items })
  })

  const showSettings = (
    ctx: Context,
    client: Client,
    form: { readonly firstParty: boolean; readonly callbacks: string; readonly name: string },
    problem?: string,
  ): void =>
    console.show(
      ctx,
      'auth0-application',
      {
        title: client.name,
        section,
        trail,
        problem,
        client,
        form,
        kind: kinds[textOf(client.document.app_type) ?? ''] ?? '',
        unverifiable: client.redirectUris.filter(isUnverifiable),
      },
      problem === undefined ? 200 : 400,
    )
  const formOf = ({ party, redirectUris, name }: Client) => ({
    name,
    firstParty: party === 'first',
    callbacks: redirectUris.join(',\n'),
  })
  const typedIn = (fields: Json) => ({
    name: textOf(fields.name) ?? '',
    firstParty: fields.first_party === 'yes',
    callbacks: textOf(fields.callbacks) ?? '',
  })

  console.addPage('/applications/:id', (ctx) => {
    const client = clientAt(ctx)
    showSettings(ctx, client, formOf(client))
  })
  console.addTask({
    path: '/applications/:id',
    perform: (ctx, fields) => {
      const { name, firstParty, callbacks } = typedIn(fields)
      changeClient(tenant, clientAt(ctx), {
        name,
        is_first_party: firstParty,
        callbacks: callbacks.split(/[\s,]+/).filter(Boolean),
      })
      return 'The settings are saved.'
    },
    again: (ctx, fields, problem) => showSettings(ctx, clientAt(ctx), typedIn(fields), problem),
  })
}
