import type { HttpClient } from '../http.ts'
import { parsePage } from './parse-page.ts'
import type { Snapshot } from './user-agent.ts'

/** How many style sheets of a page are read; the further ones say little about a dialog. */
const sheetLimit = 6

/**
 * Reads the style sheets of its own origin that a page links to, each once for all pages. What cannot
 * be had says nothing, as in a browser.
 */
export const createStyleSheetReader = (
  http: HttpClient,
): ((page: Snapshot) => Promise<readonly string[]>) => {
  const known = new Map<string, Promise<string>>()
  const read = async (url: string): Promise<string> => {
    const { status, text } = await http.send({ url, headers: { accept: 'text/css' } })
    return status === 200 ? text : ''
  }
  return async (page) =>
    Promise.all(
      linkedBy(page).map((url) => {
        const text = known.get(url) ?? read(url).catch(() => '')
        known.set(url, text)
        return text
      }),
    )
}

const linkedBy = ({ html, url }: Snapshot): string[] => {
  const links = html.match(/<link\b[^>]*\bstylesheet\b[^>]*>/gi)
  if (!links) return []
  const $ = parsePage(links.join(''))
  const { origin } = new URL(url)
  return $('link[rel~=stylesheet i][href]:not([disabled]):not([rel~=alternate i])')
    .toArray()
    .map((link) => $(link))
    .filter((link) => !/^\s*print\s*$/i.test(link.attr('media') ?? ''))
    .flatMap((link) => {
      const address = link.attr('href') ?? ''
      return URL.canParse(address, url) ? [new URL(address, url)] : []
    })
    .filter((address) => address.origin === origin)
    .slice(0, sheetLimit)
    .map(({ href }) => href)
}
