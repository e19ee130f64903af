import type { Context } from 'koa'
import type { Console, Section } from '../../console/console.ts'
import type { FrontDoorParts } from '../../front-door.ts'
import { pathParameter } from '../../management/query.ts'
import type { Client } from '../../tenant/client.ts'
import { objectOf, textOf, textsOf } from '../../tenant/json.ts'
import type { Json } from '../../tenant/json.ts'
import { appAt, replaceApp } from '../management/app-store.ts'

/** The section of the applications. */
export const applicationsSection: Section = { title: 'Applications', name: 'applications' }

const path = `/${applicationsSection.name}`

/** The grants an application may be given, as its General tab calls them. */
const grants = [
  { type: 'authorization_code', title: 'Authorization Code' },
  { type: 'refresh_token', title: 'Refresh Token' },
  { type: 'client_credentials', title: 'Client Credentials' },
  { type: 'password', title: 'Resource Owner Password' },
  { type: 'implicit', title: 'Implicit (Hybrid)' },
] as const

/** What the implicit grant may return, as the General tab calls it. */
const implicitly = [
  { type: 'id_token', title: 'Allow ID Token with implicit grant type' },
  { type: 'token', title: 'Allow Access Token with implicit grant type' },
] as const

const links = [
  { setting: 'tos_uri', title: 'Terms of Service URI' },
  { setting: 'policy_uri', title: 'Policy URI' },
  { setting: 'logo_uri', title: 'Logo URI' },
] as const

const settingsOf = ({ document }: Client): Json => objectOf(objectOf(document.settings).oauthClient)

/** What the General tab shows: the application as it is, or as it was typed. */
const shownOf = (settings: Json) => {
  const [has, returns] = [textsOf(settings.grant_types), textsOf(settings.response_types)]
  return {
    grants: grants.map((grant) => ({ ...grant, isOn: has.includes(grant.type) })),
    implicitly: implicitly.map((one) => ({ ...one, isOn: returns.includes(one.type) })),
    requiresConsent: settings.consent_method === 'REQUIRED',
    links: links.map((link) => ({ ...link, value: textOf(settings[link.setting]) ?? '' })),
  }
}

/** What was typed, in the terms of the Apps API; what the form does not show stays as it is. */
const typedSettings = (settings: Json, fields: Json): Json => {
  const chosen = (name: string) => [fields[name] ?? []].flat().map(String)
  const other = (all: readonly { readonly type: string }[], kept: readonly string[]) =>
    kept.filter((type) => !all.some((one) => one.type === type))
  return {
    ...settings,
    grant_types: [...other(grants, textsOf(settings.grant_types)), ...chosen('grant_types')],
    response_types: [
      ...other(implicitly, textsOf(settings.response_types)),
      ...chosen('response_types'),
    ],
    consent_method: fields.consent === 'required' ? 'REQUIRED' : 'TRUSTED',
    ...Object.fromEntries(
      links.map(({ setting }) => [setting, textOf(textOf(fields[setting])?.trim()) ?? null]),
    ),
  }
}

/** The list of applications, and the General tab of each. */
export const addApplications = (console: Console, parts: FrontDoorParts): void => {
  const { tenant, consentFeature } = parts
  const appOf = (ctx: Context) => appAt(tenant, pathParameter(ctx, 'id'))
  const showForm = (ctx: Context, settings: Json, problem?: string) => {
    const app = appOf(ctx)
    console.show(
      ctx,
      'okta-general-edit',
      {
        title: app.name,
        section: applicationsSection.name,
        trail: [{ title: 'Applications', path }],
        hasConsent: consentFeature === 'on',
        back: `${path}/${app.document.id}`,
        problem,
        ...shownOf(settings),
      },
      problem === undefined ? 200 : 400,
    )
  }

  console.addPage(path, (ctx) =>
    console.show(ctx, 'okta-applications', {
      title: 'Applications',
      section: applicationsSection.name,
      apps: [...tenant.clients.values()].map((app) => ({
        path: `${path}/${app.document.id}`,
        name: app.name,
        clientId: app.id,
        isActive: app.active,
      })),
    }),
  )
  console.addPage(`${path}/:id`, (ctx) => {
    const app = appOf(ctx)
    console.show(ctx, 'okta-general', {
      title: app.name,
      section: applicationsSection.name,
      trail: [{ title: 'Applications', path }],
      clientId: app.id,
      hasConsent: consentFeature === 'on',
      edit: `${path}/${app.document.id}/edit`,
      callbacks: app.redirectUris,
      ...shownOf(settingsOf(app)),
    })
  })
  console.addPage(`${path}/:id/edit`, (ctx) => showForm(ctx, settingsOf(appOf(ctx))))
  console.addTask({
    path: `${path}/:id/edit`,
    perform: (ctx, fields) => {
      const app = appOf(ctx)
      const oauthClient = typedSettings(settingsOf(app), fields)
      const settings = { ...objectOf(app.document.settings), oauthClient }
      replaceApp(parts, app, { ...app.document, settings })
      return `${app.name} is saved.`
    },
    goOn: (ctx) => ctx.path.replace(/\/edit$/, ''),
    again: (ctx, fields, problem) =>
      showForm(ctx, typedSettings(settingsOf(appOf(ctx)), fields), problem),
  })
}
