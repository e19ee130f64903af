import { createHash } from 'node:crypto'
import type { Eta } from 'eta'
import type { Context } from 'koa'
import type { Configuration } from 'oidc-provider'
import { createViews, readAsset } from '../assets.ts'
import type { Script, StyleSheet } from '../assets.ts'

type SignOut = NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>
type DeviceFlow = NonNullable<NonNullable<Configuration['features']>['deviceFlow']>

/** What the protocol library needs shown. */
export interface Pages {
  readonly render: Render
  readonly renderError: NonNullable<Configuration['renderError']>
  readonly device: Pick<
    DeviceFlow,
    'userCodeInputSource' | 'userCodeConfirmSource' | 'successSource'
  >
  readonly logout: Pick<SignOut, 'logoutSource' | 'postLogoutSuccessSource'>
}

/** Answers with a view. */
export type Render = (ctx: Context, view: string, data: object, status?: number) => void

/** Where the style sheets are served. */
export const assetsPath = '/_assets'

/**
 * Renders views with the headers every page of an authorization server needs: never framed, never
 * stored, and no script but the server's own, where there is any. `form-action` is left open because browsers apply it to the redirect back to
 * the application too.
 */
export const createRender = (
  sheets: readonly StyleSheet[] = ['simple.min.css', 'pages.css'],
  loaded: readonly Script[] = [],
): Render => {
  const views: Eta = createViews()
  const addressOf = (name: StyleSheet | Script) => `${assetsPath}/${name}?${versionOf(name)}`
  const assets = { styles: sheets.map(addressOf), scripts: loaded.map(addressOf) }
  const scriptSource = loaded.length === 0 ? '' : "script-src 'self'; "
  return (ctx, view, data, status = 200) => {
    ctx.status = status
    ctx.type = 'html'
    ctx.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; ${scriptSource}style-src 'self'; img-src 'self' http: https: data:; base-uri 'none'; frame-ancestors 'none'`,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
    })
    ctx.body = views.render(view, { ...assets, ...data })
  }
}

const versionOf = (name: StyleSheet | Script) =>
  createHash('sha256').update(readAsset(name)).digest('hex').slice(0, 8)
