import type { Page } from './pages.ts'
import type { CallbackResponse } from './recognise.ts'

/** What a page is, in words that do not vary from run to run. */
export const describePage = (page: Page): string => {
  const note =
    page.kind === 'callback' || page.note === undefined ? '' : ` (the browser: "${page.note}")`
  return `${describeKind(page)}${note}`
}

const describeKind = (page: Page): string => {
  switch (page.kind) {
    case 'consent':
      return 'the consent dialog'
    case 'login':
      return 'the login page'
    case 'device':
      return 'the page for a device code'
    case 'third-party':
      return 'the dialog of the third party'
    case 'callback':
      return describeCallback(page.response)
    case 'loop':
      return 'a redirect loop'
    default: {
      const status = page.status >= 400 ? ` (${page.status})` : ''
      const known = page.kind === 'error' ? 'an error page' : 'a page that no selector recognises'
      return `${known}${status}${page.message ? `: "${page.message}"` : ''}`
    }
  }
}

const describeCallback = ({ parameters }: CallbackResponse): string => {
  const error = parameters.get('error')
  if (error !== undefined) return `a callback with error "${error}"`
  const issued = ['code', 'access_token', 'id_token'].filter((name) => parameters.has(name))
  return issued.length > 0
    ? `a callback with ${issued.join(' and ')}, and no dialog`
    : 'a callback with neither error nor code nor token'
}
