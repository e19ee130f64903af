import type { Context } from 'koa'
import type { Console, Section } from '../../console/console.ts'
import type { FrontDoorParts } from '../../front-door.ts'
import { pathParameter } from '../../management/query.ts'
import type { Api, Scope } from '../../tenant/api.ts'
import { textOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import { authorizationServerAt } from '../management/authorization-servers.ts'
import { ScopeStore } from '../management/scope-store.ts'

/** The section of the authorization servers. */
export const apiSection: Section = {
  title: 'API',
  name: 'authorization-servers',
  group: 'Security',
}

const path = `/${apiSection.name}`

/** What the edit dialog of a scope shows. */
interface ScopeForm {
  readonly name: string
  readonly displayName: string
  readonly description: string
  readonly asks: boolean
  /** Ticked by itself as soon as consent is required, unless services are let in already. */
  readonly blocks: boolean
  readonly optional: boolean
  readonly isDefault: boolean
  readonly isPublished: boolean
}

const formOf = (scope: Scope): ScopeForm => ({
  name: scope.name,
  displayName: scope.displayName ?? '',
  description: scope.description ?? '',
  asks: scope.consent !== 'implicit',
  blocks: scope.consent !== 'flexible',
  optional: scope.optional,
  isDefault: scope.isDefault,
  isPublished: scope.isPublished,
})

const typedForm = (fields: Json): ScopeForm => ({
  name: textOf(fields.name) ?? '',
  displayName: textOf(fields.displayName) ?? '',
  description: textOf(fields.description) ?? '',
  asks: fields.consent === 'required',
  blocks: fields.services === 'blocked',
  optional: fields.optional === 'yes',
  isDefault: fields.default === 'yes',
  isPublished: fields.metadata === 'yes',
})

/** The form in the terms of the Scopes API. Services can only be blocked from a scope that asks for consent. */
const bodyOf = (form: ScopeForm): Json => ({
  name: form.name,
  displayName: textOf(form.displayName) ?? null,
  description: textOf(form.description) ?? null,
  consent: form.asks ? (form.blocks ? 'REQUIRED' : 'FLEXIBLE') : 'IMPLICIT',
  optional: form.asks && form.optional,
  default: form.isDefault,
  metadataPublish: form.isPublished ? 'ALL_CLIENTS' : 'NO_CLIENTS',
})

const consentInWords = ({ consent, optional }: Scope): string => {
  if (consent === 'implicit') return 'Implicit'
  return `${optional ? 'Optional' : 'Required'}, services ${consent === 'required' ? 'blocked' : 'allowed'}`
}

/** The list of authorization servers, the Scopes tab of each, and the edit dialog of each scope. */
export const addAuthorizationServers = (console: Console, parts: FrontDoorParts): void => {
  const { tenant, publicUrl } = parts
  const store = new ScopeStore(tenant, publicUrl.origin)
  const serverOf = (ctx: Context) => authorizationServerAt(tenant, pathParameter(ctx, 'server'))
  const scopeIdOf = (ctx: Context) => pathParameter(ctx, 'scope')
  const scopesPath = ({ id }: Api) => `${path}/${id}/scopes`
  const showForm = (ctx: Context, form: ScopeForm, problem?: string) => {
    const api = serverOf(ctx)
    console.show(
      ctx,
      'okta-scope-edit',
      {
        title: 'Edit Scope',
        section: apiSection.name,
        trail: [
          { title: 'Authorization Servers', path },
          { title: api.name, path: scopesPath(api) },
        ],
        isSystem: store.find(api, scopeIdOf(ctx)).document.system === true,
        back: scopesPath(api),
        problem,
        form,
      },
      problem === undefined ? 200 : 400,
    )
  }

  console.addPage(path, (ctx) =>
    console.show(ctx, 'okta-authorization-servers', {
      title: 'Authorization Servers',
      section: apiSection.name,
      servers: [...tenant.apis.values()].map((api) => ({
        path: scopesPath(api),
        name: api.name,
        audience: api.audience,
        issuer: api.document.issuer,
      })),
    }),
  )
  console.addPage(`${path}/:server/scopes`, (ctx) => {
    const api = serverOf(ctx)
    console.show(ctx, 'okta-scopes', {
      title: api.name,
      section: apiSection.name,
      trail: [{ title: 'Authorization Servers', path }],
      scopes: api.scopes.map((scope) => ({
        ...scope,
        consentInWords: consentInWords(scope),
        path: `${scopesPath(api)}/${scope.id}`,
      })),
    })
  })
  console.addPage(`${path}/:server/scopes/:scope`, (ctx) =>
    showForm(ctx, formOf(store.find(serverOf(ctx), scopeIdOf(ctx)))),
  )
  console.addTask({
    path: `${path}/:server/scopes/:scope`,
    perform: (ctx, fields) => {
      const form = typedForm(fields)
      store.replace(serverOf(ctx), scopeIdOf(ctx), bodyOf(form))
      return `The scope ${form.name} is saved.`
    },
    goOn: (ctx) => ctx.path.replace(/\/[^/]+$/, ''),
    again: (ctx, fields, problem) => showForm(ctx, typedForm(fields), problem),
  })
}
